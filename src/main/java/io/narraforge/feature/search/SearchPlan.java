package io.narraforge.feature.search;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.CaseValueStep;
import org.jooq.CaseWhenStep;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * A page of a search as data: equal plans have the same SQL text.
 *
 * <p>A row gets 2 when its name is the text, 1 when it has all words, up to 0.5 for how like its name is to the text, and
 * up to 0.5 for how often and where it has the words. The last part needs the row's own text, which no index gives back:
 * it is left out where too many rows have all words, and then a page does not read one of them. Which way it was done
 * is part of the cursor, so that all pages of a search have one order.
 *
 * @param isContinued whether the page starts after a cursor
 * @param limit one more than the page's size: the extra row tells whether another page exists
 */
record SearchPlan(List<SearchedTable> tables, boolean isContinued, int limit) {
    /** How many rows are worth reading for their order. */
    static final int MAX_RANKED = 100;

    /** A cursor may ask for more, for rows are added between pages; but not for any number, for it may be forged. */
    private static final int MAX_RANKED_OF_CURSOR = 1_000;

    /** Followed by a number: the text is a parameter wherever it stands. */
    static final String TEXT = "text.";

    static final String RANKED = "ranked";
    static final String SCORE = "score";
    static final String SAME_SCORE = "score.same";
    static final String TYPE = "type";
    static final String ID = "id";

    private static final Field<Integer> TYPE_FIELD = field(name("type"), SQLDataType.INTEGER);
    private static final Field<UUID> ID_FIELD = field(name("id"), SQLDataType.UUID);
    private static final Field<Integer> SCORE_FIELD = field(name("score"), SQLDataType.INTEGER);
    private static final Field<Boolean> IS_RANKED = field(name("is_ranked"), SQLDataType.BOOLEAN);

    /** Scores are whole millionths: a sum of them is the same in every order, and so are the pages. */
    private static final int HAS_ALL_WORDS = 1_000_000;

    private static final int NAME_IS_TEXT = 2_000_000;
    private static final int MOST_FOR_LIKENESS = 500_000;
    private static final int MOST_FOR_RANK = 500_000;

    /** ts_rank's way to bring a rank into 0 to 1: rank / (rank + 1). */
    private static final int NORMALIZED = 32;

    /** A row each: the type's place, the id, the score in millionths, and whether texts were ranked for it. */
    SqlStatement statement() {
        var texts = new Texts();
        CommonTableExpression<?> found = name("found").asMaterialized(found(texts));
        CommonTableExpression<?> mode = name("mode").asMaterialized(mode(found));
        CommonTableExpression<?> hits = name("hits").as(hits(found, mode, texts));
        return SqlText.of(with(found, mode, hits)
                        .select(TYPE_FIELD, ID_FIELD, SCORE_FIELD, IS_RANKED)
                        .from(hits)
                        .crossJoin(mode)
                        .where(isContinued ? isAfterCursor() : noCondition())
                        .orderBy(SCORE_FIELD.desc(), TYPE_FIELD, ID_FIELD)
                        .limit(inline(limit)))
                .toPlanWithValues();
    }

    /** The rows that have all words. */
    private Select<?> found(Texts texts) {
        return tables.stream()
                .<Select<Record2<Integer, UUID>>>map(
                        each -> select(each.place().as(TYPE_FIELD), each.id().as(ID_FIELD))
                                .from(each.entity().table())
                                .where(condition("{0} @@ {1}", each.document(), texts.query())))
                .reduce(Select::unionAll)
                .orElseThrow();
    }

    private Select<?> mode(Table<?> found) {
        Field<Integer> number = field(select(count())
                .from(selectOne().from(found).limit(inline(mostRanked() + 1)).asTable("few")));
        Condition asked =
                isContinued ? condition(param(RANKED, String.class).cast(SQLDataType.BOOLEAN)) : noCondition();
        return select(field(number.le(inline(mostRanked())).and(asked)).as(IS_RANKED));
    }

    private int mostRanked() {
        return isContinued ? MAX_RANKED_OF_CURSOR : MAX_RANKED;
    }

    /** Every row once, with all that it got. */
    private Select<?> hits(Table<?> found, Table<?> mode, Texts texts) {
        Select<Record3<Integer, UUID, Integer>> parts = select(
                        TYPE_FIELD, ID_FIELD, inline(HAS_ALL_WORDS).as(SCORE_FIELD))
                .from(found)
                .unionAll(ranks(found, mode, texts));
        for (SearchedTable each : tables) {
            if (each.type().namesFunction().isPresent()) {
                parts = parts.unionAll(names(each, each.type().namesFunction().get(), texts));
            }
        }
        return select(TYPE_FIELD, ID_FIELD, sum(SCORE_FIELD).as(SCORE_FIELD))
                .from(parts.asTable("parts"))
                .groupBy(TYPE_FIELD, ID_FIELD);
    }

    /** Limited though there are no more: it tells PostgreSQL how little this costs. */
    private Select<Record3<Integer, UUID, Integer>> ranks(Table<?> found, Table<?> mode, Texts texts) {
        Table<?> few = select(TYPE_FIELD, ID_FIELD)
                .from(found)
                .crossJoin(mode)
                .where(IS_RANKED)
                .limit(inline(mostRanked()))
                .asTable("few");
        CaseValueStep<Integer> byType = case_(TYPE_FIELD);
        CaseWhenStep<Integer, Integer> rank = null;
        for (SearchedTable each : tables) {
            Field<Integer> ofType = field(rank(each, texts));
            rank = rank == null ? byType.when(each.place(), ofType) : rank.when(each.place(), ofType);
        }
        return select(TYPE_FIELD, ID_FIELD, Objects.requireNonNull(rank)).from(few);
    }

    private static Select<Record1<Integer>> rank(SearchedTable each, Texts texts) {
        Field<Float> rank =
                field("ts_rank({0}, {1}, {2})", SQLDataType.REAL, each.document(), texts.query(), inline(NORMALIZED));
        return select(rank.mul(inline(MOST_FOR_RANK)).cast(SQLDataType.INTEGER))
                .from(each.entity().table())
                .where(each.id().eq(field(name("few", "id"), SQLDataType.UUID)));
    }

    private static Select<Record3<Integer, UUID, Integer>> names(SearchedTable each, String function, Texts texts) {
        Field<Integer> isText = when(field(name("is_equal"), SQLDataType.BOOLEAN), inline(NAME_IS_TEXT))
                .else_(inline(0));
        Field<Integer> likeness = field(name("similarity"), SQLDataType.DOUBLE)
                .mul(inline(MOST_FOR_LIKENESS))
                .cast(SQLDataType.INTEGER);
        return select(each.place(), ID_FIELD, isText.add(likeness))
                .from(table("{0}({1})", name(function), texts.next()));
    }

    private static Condition isAfterCursor() {
        Field<Integer> score = param(SCORE, String.class).cast(SQLDataType.INTEGER);
        Field<Integer> same = param(SAME_SCORE, String.class).cast(SQLDataType.INTEGER);
        Field<Integer> type = param(TYPE, String.class).cast(SQLDataType.INTEGER);
        Field<UUID> id = param(ID, String.class).cast(SQLDataType.UUID);
        return SCORE_FIELD
                .lt(score)
                .or(SCORE_FIELD.eq(same).and(row(TYPE_FIELD, ID_FIELD).gt(row(type, id))));
    }

    /** Every place of the text has a parameter of its own. */
    private static final class Texts {
        private int number;

        Field<String> next() {
            return param(TEXT + number++, String.class);
        }

        Field<?> query() {
            return field("search_query({0})", Object.class, next());
        }
    }
}
