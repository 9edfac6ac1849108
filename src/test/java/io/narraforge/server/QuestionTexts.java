package io.narraforge.server;

import io.narraforge.database.TestDatabase;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** How PostgreSQL orders and folds texts under the contract's collation, asked once: Java's order is another one. */
final class QuestionTexts {
    private static final String RANK = """
        SELECT text, dense_rank() OVER (ORDER BY text COLLATE "und-x-icu") FROM unnest(?) AS given (text)\
        """;
    private static final String FOLD = """
        SELECT text, lower(text COLLATE "und-x-icu") FROM unnest(?) AS given (text)\
        """;

    private final TestDatabase database;
    private final Map<String, String> foldedByText = new HashMap<>();
    private final Map<String, Integer> rankByText = new HashMap<>();

    /** @param all the texts that may be compared */
    QuestionTexts(TestDatabase database, Collection<String> all) {
        this.database = database;
        foldedByText.putAll(ask(FOLD, new TreeSet<>(all)));
        Set<String> ranked = new TreeSet<>(foldedByText.keySet());
        ranked.addAll(foldedByText.values());
        ask(RANK, ranked).forEach((text, rank) -> rankByText.put(text, Integer.valueOf(rank)));
    }

    String folded(String text) {
        return foldedByText.computeIfAbsent(
                text,
                unknown -> Objects.requireNonNull(ask(FOLD, Set.of(unknown)).get(unknown)));
    }

    int compare(String one, String other) {
        return Integer.compare(rank(one), rank(other));
    }

    private int rank(String text) {
        return Objects.requireNonNull(rankByText.get(text), () -> "a text that was not announced: " + text);
    }

    private Map<String, String> ask(String sql, Collection<String> texts) {
        return database.database().run(connection -> {
            Map<String, String> answer = new HashMap<>();
            try (var statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        answer.put(rows.getString(1), rows.getString(2));
                    }
                }
            }
            return answer;
        });
    }
}
