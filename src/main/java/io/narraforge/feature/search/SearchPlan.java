package io.narraforge.feature.search;

import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.math.BigDecimal;
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
import org.jooq.Record4;
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
    private static final Field<BigDecimal> SCORE_FIELD = field(name("score"), SQLDataType.NUMERIC);
    private static final Field<Boolean> IS_FOUND = field(name("is_found"), SQLDataType.BOOLEAN);
    private static final Field<Boolean> IS_RANKED = field(name("is_ranked"), SQLDataType.BOOLEAN);

    private static final BigDecimal NAME_IS_TEXT = BigDecimal.valueOf(2);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int DIGITS = 6;

    /** ts_rank's way to bring a rank into 0 to 1: rank / (rank + 1). */
    private static final int NORMALIZED = 32;

    /** A row each: the type's place, the id, the score, and whether the score has its last part. */
    SqlStatement statement() {
        var texts = new Texts();
        CommonTableExpression<?> found = name("found").asMaterialized(found(texts));
        CommonTableExpression<?> mode = name("mode").asMaterialized(mode(found));
        CommonTableExpression<?> hits = name("hits").as(hits(found, texts));
        CommonTableExpression<?> scored = name("scored")
                .as(select(TYPE_FIELD, ID_FIELD, fullScore(texts).as(SCORE_FIELD), IS_RANKED)
                        .from(hits)
                        .crossJoin(mode));
        return SqlText.of(with(found, mode, hits, scored)
                        .select(TYPE_FIELD, ID_FIELD, SCORE_FIELD, IS_RANKED)
                        .from(scored)
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
        int most = isContinued ? MAX_RANKED_OF_CURSOR : MAX_RANKED;
        Field<Integer> number = field(select(count())
                .from(selectOne().from(found).limit(inline(most + 1)).asTable("few")));
        Condition asked =
                isContinued ? condition(param(RANKED, String.class).cast(SQLDataType.BOOLEAN)) : noCondition();
        return select(field(number.le(inline(most)).and(asked)).as(IS_RANKED));
    }

    /** Every row once, whether its words brought it or its name. */
    private Select<?> hits(Table<?> found, Texts texts) {
        Select<Record4<Integer, UUID, BigDecimal, Boolean>> parts = select(
                        TYPE_FIELD,
                        ID_FIELD,
                        inline(BigDecimal.ONE).as(SCORE_FIELD),
                        inline(true).as(IS_FOUND))
                .from(found);
        for (SearchedTable each : tables) {
            if (each.type().namesFunction().isPresent()) {
                parts = parts.unionAll(named(each, each.type().namesFunction().get(), texts));
            }
        }
        return select(
                        TYPE_FIELD,
                        ID_FIELD,
                        sum(SCORE_FIELD).as(SCORE_FIELD),
                        boolOr(IS_FOUND).as(IS_FOUND))
                .from(parts.asTable("parts"))
                .groupBy(TYPE_FIELD, ID_FIELD);
    }

    private static Select<Record4<Integer, UUID, BigDecimal, Boolean>> named(
            SearchedTable each, String function, Texts texts) {
        Field<BigDecimal> isText = when(field(name("is_equal"), SQLDataType.BOOLEAN), inline(NAME_IS_TEXT))
                .else_(inline(BigDecimal.ZERO));
        Field<BigDecimal> likeness = field(name("similarity"), SQLDataType.DOUBLE)
                .cast(SQLDataType.NUMERIC)
                .mul(inline(HALF));
        return select(each.place(), ID_FIELD, isText.add(likeness), inline(false))
                .from(table("{0}({1})", name(function), texts.next()));
    }

    private Field<BigDecimal> fullScore(Texts texts) {
        CaseValueStep<Integer> byType = case_(TYPE_FIELD);
        CaseWhenStep<Integer, BigDecimal> ranks = null;
        for (SearchedTable each : tables) {
            Field<BigDecimal> rank = field(rank(each, texts));
            ranks = ranks == null ? byType.when(each.place(), rank) : ranks.when(each.place(), rank);
        }
        Field<BigDecimal> rank = when(IS_FOUND.isTrue().and(IS_RANKED.isTrue()), Objects.requireNonNull(ranks))
                .else_(inline(BigDecimal.ZERO));
        // A row that was deleted since it was found has no rank.
        return round(SCORE_FIELD.add(coalesce(rank, inline(BigDecimal.ZERO)).mul(inline(HALF))), inline(DIGITS));
    }

    private static Select<Record1<BigDecimal>> rank(SearchedTable each, Texts texts) {
        Field<BigDecimal> rank = field(
                        "ts_rank({0}, {1}, {2})", SQLDataType.REAL, each.document(), texts.query(), inline(NORMALIZED))
                .cast(SQLDataType.NUMERIC);
        return select(rank)
                .from(each.entity().table())
                .where(each.id().eq(field(name("hits", "id"), SQLDataType.UUID)));
    }

    private static Condition isAfterCursor() {
        Field<BigDecimal> score = param(SCORE, String.class).cast(SQLDataType.NUMERIC);
        Field<BigDecimal> same = param(SAME_SCORE, String.class).cast(SQLDataType.NUMERIC);
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
