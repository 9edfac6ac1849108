package io.narraforge.demo;

import io.narraforge.demo.Person.Gender;
import java.util.List;

/**
 * The characters of one world, each found by its ordinal without making the others. Names differ within a world, but
 * for one: where the cast is large, somebody bears the name of an older character, as legacy data has it too.
 */
record Cast(int worldRow, int firstRow, int size, Texts texts) {
    private static final int NAMESAKE = 12;
    private static final int NAMED_AFTER = 3;
    private static final int LARGE = 30;

    Person person(int ordinal) {
        int named = size >= LARGE && ordinal == NAMESAKE ? NAMED_AFTER : ordinal;
        Gender gender = ((named + worldRow) & 1) == 0 ? Gender.FEMININE : Gender.MASCULINE;
        List<Texts.Line> givenNames = texts.section(gender == Gender.FEMININE ? "women" : "men");
        List<Texts.Line> surnames = texts.section("surnames");
        // Two walks over the lists whose pair of positions repeats only after all combinations of one gender.
        int step = named / 2 + worldRow * 7;
        // Two by two, a man and a woman take the same step; most of them are no relatives.
        int apart = gender == Gender.FEMININE ? 0 : 13;
        Texts.Line given = givenNames.get(step * 7 % givenNames.size());
        Texts.Line surname =
                surnames.get((step * 5 + step / givenNames.size() * 3 + worldRow + apart) % surnames.size());
        String name = given.text() + " " + agreeing(surname.text(), gender);
        return new Person(Draw.id("characters", firstRow + ordinal), name + epithet(named, gender), given, gender);
    }

    private String epithet(int ordinal, Gender gender) {
        var draw = new Draw("epithets", (long) worldRow * 1000 + ordinal);
        if (!draw.oneIn(3)) {
            return "";
        }
        String epithet = agreeing(draw.pick(texts.section("epithets")).text(), gender);
        return epithet.startsWith(",") ? epithet : " " + epithet;
    }

    private static String agreeing(String text, Gender gender) {
        int open = text.indexOf('[');
        int close = text.indexOf(']');
        return open < 0
                ? text
                : text.substring(0, open) + gender.agree(text.substring(open + 1, close)) + text.substring(close + 1);
    }
}
