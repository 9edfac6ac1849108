package io.narraforge.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A name for every world, each once, whatever the texts hold: first those made by hand, then adjective and noun, then
 * all of them again with a number.
 */
final class WorldNames {
    private static final List<String> GENDERS = List.of("m", "f", "n");

    private final List<List<String>> namesByTexts = new ArrayList<>();

    WorldNames(List<Texts> texts) {
        Set<String> taken = new HashSet<>();
        texts.forEach(own -> namesByTexts.add(takeNew(byHand(own), taken)));
        for (int index = 0; index < texts.size(); index++) {
            namesByTexts.get(index).addAll(takeNew(combined(texts.get(index)), taken));
        }
    }

    private static List<String> takeNew(List<String> names, Set<String> taken) {
        return new ArrayList<>(names.stream().filter(taken::add).toList());
    }

    private static List<String> byHand(Texts texts) {
        return texts.section("world names").stream().map(Texts.Line::text).toList();
    }

    private static List<String> combined(Texts texts) {
        List<Texts.Line> nouns = texts.section("nouns");
        List<Texts.Line> adjectives = texts.section("adjectives");
        List<String> names = new ArrayList<>();
        for (int combination = 0; combination < nouns.size() * adjectives.size(); combination++) {
            Texts.Line noun = nouns.get(combination % nouns.size());
            // The diagonal of the table of nouns and adjectives: neighbours share neither.
            int diagonal = combination / nouns.size() + combination % nouns.size();
            Texts.Line adjective = adjectives.get(diagonal % adjectives.size());
            int gender = Math.max(0, GENDERS.indexOf(noun.form(1)));
            names.add(adjective.form(gender) + " " + noun.text());
        }
        return names;
    }

    /** The name that comes so many turns after the first of these texts. */
    String name(int texts, int turn) {
        List<String> names = namesByTexts.get(texts);
        int repetition = turn / names.size();
        String name = names.get(turn % names.size());
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
