package io.narraforge.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question of the cookbook: a heading, a sentence or more, a block of GraphQL, and one or two of JSON, of which the
 * last is the answer and the one before it the variables.
 */
record Recipe(String markdown, List<Block> blocks) {
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern OPERATION = Pattern.compile("(?:query|mutation) (\\w+)(?<variables>\\()?");
    private static final String GRAPHQL = "graphql";
    private static final String JSON = "json";
    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * A fenced block.
     *
     * @param start where its text starts in the recipe
     */
    record Block(String language, String text, int start) {}

    static Recipe of(String markdown) {
        var blocks = new ArrayList<Block>();
        Matcher found = BLOCK.matcher(markdown);
        while (found.find()) {
            blocks.add(new Block(found.group(1), found.group(2), found.start(2)));
        }
        return new Recipe(markdown, List.copyOf(blocks));
    }

    String title() {
        return markdown.lines().findFirst().orElse("").substring("### ".length());
    }

    /** What keeps the recipe from being tried. */
    List<String> defects() {
        var defects = new ArrayList<String>();
        if (sentence().isEmpty()) {
            defects.add("no sentence");
        }
        if (operationName().isEmpty()) {
            defects.add("no named query");
        }
        List<String> languages = blocks.stream().map(Block::language).toList();
        List<String> expected = takesVariables() ? List.of(GRAPHQL, JSON, JSON) : List.of(GRAPHQL, JSON);
        if (!languages.equals(expected)) {
            defects.add("blocks " + languages + " instead of " + expected);
        }
        return defects;
    }

    private String sentence() {
        String head = markdown.substring(title().length() + "### ".length());
        int firstBlock = head.indexOf("```");
        return head.substring(0, firstBlock < 0 ? head.length() : firstBlock).strip();
    }

    String query() {
        return blocks.isEmpty() ? "" : blocks.getFirst().text();
    }

    String operationName() {
        Matcher operation = OPERATION.matcher(query());
        return operation.lookingAt() ? operation.group(1) : "";
    }

    private boolean takesVariables() {
        Matcher operation = OPERATION.matcher(query());
        return operation.lookingAt() && operation.group("variables") != null;
    }

    Map<String, @Nullable Object> variables() throws JsonProcessingException {
        return blocks.size() < 3 ? Map.of() : MAPPER.readValue(blocks.get(1).text(), new TypeReference<>() {});
    }

    String answer() {
        return blocks.getLast().text();
    }

    String withAnswer(String answer) {
        int start = blocks.getLast().start();
        return markdown.substring(0, start) + answer + markdown.substring(start + answer().length());
    }

    @Override
    public String toString() {
        return title();
    }
}
