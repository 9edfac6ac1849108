/** JSON documents: what they must look like to be stored, and how patches change them; knows no table and no GraphQL. */
@NullMarked
package io.narraforge.document;

import org.jspecify.annotations.NullMarked;
