package io.narraforge.contract.diff;

import static io.narraforge.contract.diff.Criticality.BREAKING;
import static io.narraforge.contract.diff.Criticality.DANGEROUS;
import static io.narraforge.contract.diff.Criticality.SAFE;

import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.TypeRef;

/** What changes of what clients give mean, by what it is given to. */
enum InputRules {
    ARGUMENT("argument", "ARGUMENT") {
        @Override
        Criticality added(InputValue value) {
            return value.isRequired() ? BREAKING : DANGEROUS;
        }
    },
    INPUT_FIELD("input field", "INPUT_FIELD") {
        @Override
        Criticality added(InputValue value) {
            if (value.isRequired()) {
                return BREAKING;
            }
            return value.defaultValue() == null ? SAFE : DANGEROUS;
        }
    },
    ARGUMENT_OF_EXECUTABLE_DIRECTIVE("argument", "DIRECTIVE_ARGUMENT") {
        @Override
        Criticality added(InputValue value) {
            return value.isRequired() ? BREAKING : SAFE;
        }
    },
    /** Only schemas write it, so no operation breaks. */
    ARGUMENT_OF_SCHEMA_DIRECTIVE("argument", "DIRECTIVE_ARGUMENT") {
        @Override
        Criticality added(InputValue value) {
            return DANGEROUS;
        }

        @Override
        Criticality removed() {
            return DANGEROUS;
        }

        @Override
        Criticality typeChanged(TypeRef published, TypeRef proposed) {
            return DANGEROUS;
        }

        @Override
        Criticality defaultRemoved(InputValue proposed) {
            return DANGEROUS;
        }
    };

    private final String noun;
    private final String codes;

    InputRules(String noun, String codes) {
        this.noun = noun;
        this.codes = codes;
    }

    abstract Criticality added(InputValue value);

    Criticality removed() {
        return BREAKING;
    }

    Criticality typeChanged(TypeRef published, TypeRef proposed) {
        return TypeChange.isSafeToGive(published, proposed) ? SAFE : BREAKING;
    }

    /** Without its default, what may not be null has to be given. */
    Criticality defaultRemoved(InputValue proposed) {
        return proposed.isNonNull() ? BREAKING : DANGEROUS;
    }

    String noun() {
        return noun;
    }

    ChangeCode code(String change) {
        return ChangeCode.valueOf(codes + "_" + change);
    }
}
