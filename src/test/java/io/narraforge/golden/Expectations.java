package io.narraforge.golden;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether what is expected is written anew from what is answered, to be read before it is committed. */
public final class Expectations {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Expectations() {}

    /** With {@code -Dgolden.update=true}, which is refused where {@code CI} is set. */
    public static boolean areWritten() {
        if (UPDATE) {
            assertThat(System.getenv("CI"))
                    .as("expectations are not written in CI")
                    .isNull();
        }
        return UPDATE;
    }
}
