package io.narraforge.contract.diff;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed, as a closed list of names that stay. */
public enum ChangeCode {
    ROOT_OPERATION_REMOVED("A kind of operation is no longer served."),
    ROOT_OPERATION_ADDED("A kind of operation is served."),
    ROOT_OPERATION_CHANGED("A kind of operation starts at another type."),
    TYPE_REMOVED("A type is gone."),
    TYPE_ADDED("A type is new."),
    TYPE_KIND_CHANGED("A type is of another kind."),
    FIELD_REMOVED("A field is gone."),
    FIELD_ADDED("A field is new."),
    FIELD_TYPE_CHANGED("A field gives another type."),
    ARGUMENT_REMOVED("An argument is gone."),
    ARGUMENT_ADDED("An argument is new."),
    ARGUMENT_TYPE_CHANGED("An argument takes another type."),
    ARGUMENT_DEFAULT_REMOVED("An argument lost its default."),
    ARGUMENT_DEFAULT_ADDED("An argument got a default."),
    ARGUMENT_DEFAULT_CHANGED("An argument has another default."),
    INPUT_FIELD_REMOVED("A field of an input is gone."),
    INPUT_FIELD_ADDED("A field of an input is new."),
    INPUT_FIELD_TYPE_CHANGED("A field of an input takes another type."),
    INPUT_FIELD_DEFAULT_REMOVED("A field of an input lost its default."),
    INPUT_FIELD_DEFAULT_ADDED("A field of an input got a default."),
    INPUT_FIELD_DEFAULT_CHANGED("A field of an input has another default."),
    ONE_OF_REMOVED("An input takes several of its fields at once again."),
    ONE_OF_ADDED("An input takes exactly one of its fields."),
    ENUM_VALUE_REMOVED("A value of an enum is gone."),
    ENUM_VALUE_ADDED("A value of an enum is new."),
    UNION_MEMBER_REMOVED("A union lost a member."),
    UNION_MEMBER_ADDED("A union got a member."),
    INTERFACE_REMOVED("A type no longer implements an interface."),
    INTERFACE_ADDED("A type implements one more interface."),
    DIRECTIVE_REMOVED("The definition of a directive is gone."),
    DIRECTIVE_ADDED("The definition of a directive is new."),
    DIRECTIVE_LOCATION_REMOVED("A directive may no longer stand somewhere."),
    DIRECTIVE_LOCATION_ADDED("A directive may stand in one more place."),
    DIRECTIVE_REPEATABLE_REMOVED("A directive may stand in a place only once."),
    DIRECTIVE_REPEATABLE_ADDED("A directive may stand in a place more than once."),
    DIRECTIVE_ARGUMENT_REMOVED("An argument of a directive is gone."),
    DIRECTIVE_ARGUMENT_ADDED("An argument of a directive is new."),
    DIRECTIVE_ARGUMENT_TYPE_CHANGED("An argument of a directive takes another type."),
    DIRECTIVE_ARGUMENT_DEFAULT_REMOVED("An argument of a directive lost its default."),
    DIRECTIVE_ARGUMENT_DEFAULT_ADDED("An argument of a directive got a default."),
    DIRECTIVE_ARGUMENT_DEFAULT_CHANGED("An argument of a directive has another default."),
    APPLIED_DIRECTIVE_REMOVED("A directive no longer stands on something."),
    APPLIED_DIRECTIVE_ADDED("A directive stands on something where it did not."),
    APPLIED_DIRECTIVE_CHANGED("A directive stands on something with other arguments."),
    SPECIFIED_BY_REMOVED("A scalar names no specification any more."),
    SPECIFIED_BY_ADDED("A scalar names a specification."),
    SPECIFIED_BY_CHANGED("A scalar names another specification."),
    DEPRECATION_REMOVED("Something is no longer deprecated."),
    DEPRECATION_ADDED("Something is deprecated."),
    DEPRECATION_REASON_CHANGED("Something is deprecated for another reason."),
    DESCRIPTION_REMOVED("Something is no longer described."),
    DESCRIPTION_ADDED("Something is described."),
    DESCRIPTION_CHANGED("Something is described in other words."),
    APPROVAL_UNUSED("An entry of the approvals approves nothing."),
    APPROVAL_EXPIRED("An entry of the approvals holds no longer.");

    private static final Map<String, ChangeCode> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ChangeCode::name, code -> code));

    private final String sentence;

    ChangeCode(String sentence) {
        this.sentence = sentence;
    }

    /** What it says of two schemas. */
    public String sentence() {
        return sentence;
    }

    /** What the same two schemas say the other way round: added for removed, and itself for changed and for approvals. */
    public ChangeCode opposite() {
        String name = name();
        String opposite = name.endsWith("_REMOVED")
                ? name.replaceFirst("REMOVED$", "ADDED")
                : name.replaceFirst("ADDED$", "REMOVED");
        return Optional.ofNullable(BY_NAME.get(opposite)).orElseThrow();
    }

    /** Whether it tells of something that only the published schema has, so that only there is a place for it. */
    public boolean isOfWhatIsGone() {
        return switch (this) {
            case ROOT_OPERATION_REMOVED,
                    TYPE_REMOVED,
                    FIELD_REMOVED,
                    ARGUMENT_REMOVED,
                    INPUT_FIELD_REMOVED,
                    ENUM_VALUE_REMOVED,
                    UNION_MEMBER_REMOVED,
                    INTERFACE_REMOVED,
                    DIRECTIVE_REMOVED,
                    DIRECTIVE_LOCATION_REMOVED,
                    DIRECTIVE_ARGUMENT_REMOVED -> true;
            default -> false;
        };
    }

    /** Where a report lists it. */
    public Section section() {
        if (name().startsWith("DEPRECATION_")) {
            return Section.DEPRECATIONS;
        }
        if (name().startsWith("APPROVAL_")) {
            return Section.APPROVALS;
        }
        return name().startsWith("DESCRIPTION_") ? Section.DESCRIPTIONS : Section.CHANGES;
    }

    /** The parts of a report. */
    public enum Section {
        /** What clients can notice. */
        CHANGES,
        /** What is announced to go, or no longer. */
        DEPRECATIONS,
        /** What only readers notice; hidden unless asked for. */
        DESCRIPTIONS,
        /** What is wrong with the approvals; no change of the schema, and none of its criticality. */
        APPROVALS
    }
}
