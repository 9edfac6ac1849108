package io.narraforge.migration.rehearsal;

/**
 * A lock on a table, view or sequence that was there before.
 *
 * @param mode as the manual names it, {@code ACCESS EXCLUSIVE}
 */
public record LockTaken(String relation, String mode) implements Comparable<LockTaken> {

    /** Of {@code AccessExclusiveLock}, as {@code pg_locks} has it. */
    static LockTaken of(String relation, String mode) {
        var words = new StringBuilder();
        for (char letter : mode.substring(0, mode.length() - "Lock".length()).toCharArray()) {
            if (Character.isUpperCase(letter) && !words.isEmpty()) {
                words.append(' ');
            }
            words.append(Character.toUpperCase(letter));
        }
        return new LockTaken(relation, words.toString());
    }

    @Override
    public int compareTo(LockTaken other) {
        int byMode = mode.compareTo(other.mode);
        return byMode == 0 ? relation.compareTo(other.relation) : byMode;
    }
}
