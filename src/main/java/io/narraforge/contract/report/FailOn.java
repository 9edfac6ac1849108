package io.narraforge.contract.report;

import io.narraforge.contract.diff.Criticality;
import java.util.Locale;

/** The least critical change that is a finding. */
public enum FailOn {
    /** Breaking changes only. */
    BREAKING,
    /** Breaking and dangerous changes. */
    DANGEROUS,
    /** Nothing at all. */
    NEVER;

    /** As one writes it on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean includes(Criticality criticality) {
        return switch (this) {
            case BREAKING -> criticality == Criticality.BREAKING;
            case DANGEROUS -> criticality != Criticality.SAFE;
            case NEVER -> false;
        };
    }
}
