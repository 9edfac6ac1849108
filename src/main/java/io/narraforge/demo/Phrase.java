package io.narraforge.demo;

/**
 * Fills a text of db/demo: {@code {hero.gen}} is a slot, {@code [stał/stała]} agrees with the hero's gender and {@code
 * <on/ona>} with the other's. Total for the texts that the tests have seen; an unknown slot is refused by its name.
 */
record Phrase(Person hero, Person other, Texts.Line place, String world) {

    String fill(String template) {
        var filled = new StringBuilder(template.length() + 32);
        int position = 0;
        while (position < template.length()) {
            char letter = template.charAt(position);
            int end = closing(letter) == 0 ? -1 : template.indexOf(closing(letter), position);
            if (end < 0) {
                filled.append(letter);
                position++;
            } else {
                filled.append(replacement(letter, template.substring(position + 1, end)));
                position = end + 1;
            }
        }
        return capitalised(filled);
    }

    private static char closing(char opening) {
        return switch (opening) {
            case '{' -> '}';
            case '[' -> ']';
            case '<' -> '>';
            default -> 0;
        };
    }

    private String replacement(char opening, String inside) {
        return switch (opening) {
            case '{' -> slot(inside);
            case '[' -> hero.agree(inside);
            default -> other.agree(inside);
        };
    }

    private String slot(String name) {
        return switch (name) {
            case "hero" -> hero.given().form(0);
            case "hero.gen" -> hero.given().form(1);
            case "hero.ins" -> hero.given().form(2);
            case "other" -> other.given().form(0);
            case "other.gen" -> other.given().form(1);
            case "other.ins" -> other.given().form(2);
            case "place" -> place.form(0);
            case "place.in" -> place.form(1);
            case "place.to" -> place.form(2);
            case "world" -> world;
            default ->
                throw new IllegalStateException("db/demo uses the slot {%s}, which nobody fills".formatted(name));
        };
    }

    static String capitalised(CharSequence text) {
        return text.isEmpty()
                ? ""
                : Character.toUpperCase(text.charAt(0))
                        + text.subSequence(1, text.length()).toString();
    }
}
