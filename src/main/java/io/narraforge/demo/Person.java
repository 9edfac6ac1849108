package io.narraforge.demo;

import java.util.UUID;

/** A character as the texts need it: the name in full, the given name in its forms, and the gender that verbs agree with. */
record Person(UUID id, String fullName, Texts.Line given, Gender gender) {

    enum Gender {
        MASCULINE,
        FEMININE;

        /** Of {@code masculine/feminine} the fitting side. */
        String agree(String alternatives) {
            int slash = alternatives.indexOf('/');
            if (slash < 0) {
                throw new IllegalStateException(
                        "db/demo: '%s' needs a form on each side of a /".formatted(alternatives));
            }
            return this == MASCULINE ? alternatives.substring(0, slash) : alternatives.substring(slash + 1);
        }
    }

    String agree(String alternatives) {
        return gender.agree(alternatives);
    }
}
