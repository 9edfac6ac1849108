/** Who answers for which change of the schema, as a file says it that is reviewed as code is. */
@NullMarked
package io.narraforge.contract.approval;

import org.jspecify.annotations.NullMarked;
