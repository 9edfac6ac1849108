package io.narraforge.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * The worlds of a plan: by turns Polish and English, each in one of the milieus, each with a name that no other has.
 * Texts are read once.
 */
final class Worlds {
    private static final List<String> LANGUAGES = List.of("pl", "en");
    private static final List<String> MILIEUS = List.of("sea", "ash", "forest", "orbit");
    private static final List<String> GENDERS = List.of("m", "f", "n");

    private final DemoPlan plan;
    private final List<Texts> texts = new ArrayList<>();

    Worlds(DemoPlan plan) {
        this.plan = plan;
        for (String milieu : MILIEUS) {
            for (String language : LANGUAGES) {
                texts.add(Texts.read(language, milieu));
            }
        }
    }

    World world(int row) {
        Texts own = texts.get(row % texts.size());
        Counts casts = plan.charactersByWorld();
        var cast = new Cast(row, casts.startOf(row), casts.at(row), own);
        long createdAt = Moments.spread("worlds", row, plan.worlds(), Moments.WORLDS);
        return new World(row, Draw.id("worlds", row), name(own, row / texts.size()), own, cast, createdAt);
    }

    /** First the names made by hand, then adjective and noun, then those again with a number. */
    private static String name(Texts texts, int turn) {
        List<Texts.Line> handmade = texts.section("world names");
        if (turn < handmade.size()) {
            return handmade.get(turn).text();
        }
        List<Texts.Line> nouns = texts.section("nouns");
        List<Texts.Line> adjectives = texts.section("adjectives");
        int combinations = nouns.size() * adjectives.size();
        int combination = (turn - handmade.size()) % combinations;
        int repetition = (turn - handmade.size()) / combinations;
        Texts.Line noun = nouns.get(combination % nouns.size());
        // The diagonal of the table of nouns and adjectives: neighbours share neither.
        int diagonal = combination / nouns.size() + combination % nouns.size();
        Texts.Line adjective = adjectives.get(diagonal % adjectives.size());
        int gender = Math.max(0, GENDERS.indexOf(noun.form(1)));
        String name = adjective.form(gender) + " " + noun.text();
        return repetition == 0 ? name : name + " " + roman(repetition + 1);
    }

    static String roman(int number) {
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] digits = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        var written = new StringBuilder();
        int rest = number;
        for (int index = 0; index < values.length; index++) {
            while (rest >= values[index]) {
                written.append(digits[index]);
                rest -= values[index];
            }
        }
        return written.toString();
    }
}
