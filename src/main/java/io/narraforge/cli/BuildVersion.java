package io.narraforge.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version in the artefact's manifest; classes that run outside of it have none. */
final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        @Nullable String version = BuildVersion.class.getPackage().getImplementationVersion();
        return new String[] {"narra " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()};
    }
}
