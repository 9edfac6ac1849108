/** The file in which a server keeps what its clients ask for: its form, and how it is replaced; knows no request. */
@NullMarked
package io.narraforge.contract.operations.log;

import org.jspecify.annotations.NullMarked;
