package io.narraforge.contract.approval;

import io.narraforge.contract.diff.ChangeCode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** The entry that would approve a change, for somebody to fill in who answers for it and why. */
public record EntryToAdd(ChangeCode code, String coordinate, LocalDate expires) {
    // What YAML reads as it stands; @, and a colon before a bracket, it would not or only just.
    private static final Pattern PLAIN = Pattern.compile("[_A-Za-z][_A-Za-z0-9]*(\\.[_A-Za-z][_A-Za-z0-9]*)?");

    /** The item of the list of approvals, indented as one below its key. */
    public List<String> yaml() {
        String quoted = PLAIN.matcher(coordinate).matches() ? coordinate : '"' + coordinate + '"';
        return List.of(
                "  - code: " + code, "    coordinate: " + quoted, "    who:", "    why:", "    expires: " + expires);
    }
}
