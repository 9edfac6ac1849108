package io.narraforge.migration;

import io.narraforge.migration.sql.SourceStatement;
import io.narraforge.migration.sql.SqlFile;
import java.util.ArrayList;
import java.util.List;

/**
 * What two texts of a migration do differently, statement by statement; comments, white space and the case of words do
 * not count.
 */
public record StatementDifference(List<Line> lines) {

    /** A statement that only one of them has. */
    public record Line(Side side, int line, String statement) {}

    /** Which of them has it. */
    public enum Side {
        APPLIED,
        FILE
    }

    static StatementDifference between(String applied, String file) {
        List<SourceStatement> left = SqlFile.of(applied).statements();
        List<SourceStatement> right = SqlFile.of(file).statements();
        int[][] common = commonLengths(left, right);
        var lines = new ArrayList<Line>();
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            if (l < left.size() && r < right.size() && equal(left.get(l), right.get(r))) {
                l++;
                r++;
            } else if (r == right.size() || (l < left.size() && common[l + 1][r] >= common[l][r + 1])) {
                lines.add(line(Side.APPLIED, left.get(l++)));
            } else {
                lines.add(line(Side.FILE, right.get(r++)));
            }
        }
        return new StatementDifference(List.copyOf(lines));
    }

    /** How many statements the rests of both from each pair of places on have in common, in the same order. */
    private static int[][] commonLengths(List<SourceStatement> left, List<SourceStatement> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int l = left.size() - 1; l >= 0; l--) {
            for (int r = right.size() - 1; r >= 0; r--) {
                common[l][r] = equal(left.get(l), right.get(r))
                        ? common[l + 1][r + 1] + 1
                        : Math.max(common[l + 1][r], common[l][r + 1]);
            }
        }
        return common;
    }

    private static boolean equal(SourceStatement left, SourceStatement right) {
        return left.normalised().equals(right.normalised());
    }

    private static Line line(Side side, SourceStatement statement) {
        return new Line(side, statement.line(), statement.text());
    }

    boolean isNone() {
        return lines.isEmpty();
    }
}
