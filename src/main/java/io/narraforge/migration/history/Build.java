package io.narraforge.migration.history;

import org.jspecify.annotations.Nullable;

/** Which build is at work; classes that run outside of the artefact have no version. */
final class Build {
    private Build() {}

    static String version() {
        @Nullable String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
