package io.narraforge.engine;

import io.narraforge.engine.ArrayParameter.Uuids;
import io.narraforge.plan.Parents;
import io.narraforge.plan.aggregate.AggregatePlan;
import io.narraforge.plan.aggregate.GroupKey;
import io.narraforge.plan.value.Operand;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The batch functions of aggregates: one statement a call. */
final class AggregateReading {
    /**
     * No stored time is earlier, by a CHECK: only the bucket around it can begin before the year 1, which the contract
     * has no form for. No other bucket has this time, and so it stands for that one's start.
     */
    private static final RawJson FIRST_TIME =
            RawJson.ofText("0001-01-01T00:00:00.000000Z".getBytes(StandardCharsets.US_ASCII));

    private final Reading reading;

    AggregateReading(Reading reading) {
        this.reading = reading;
    }

    /** The groups over a whole table. */
    List<Aggregates> groups(AggregateRequest request) {
        AggregatePlan plan = request.plan();
        var reader = new Reader(plan, 1);
        return reading.statements().run(reading.statement(plan, plan::statement), request::value, reader::read);
    }

    /** The groups of each parent. */
    List<List<Aggregates>> groups(AggregateRequest request, List<String> parentIds) {
        AggregatePlan plan = request.plan();
        var reader = new Reader(plan, 2);
        List<List<Aggregates>> groupsByParent = new ArrayList<>();
        parentIds.forEach(unused -> groupsByParent.add(new ArrayList<>()));
        reading.statements()
                .run(
                        reading.statement(plan, plan::statement),
                        name -> name.equals(Parents.KEYS) ? new Uuids(parentIds) : request.value(name),
                        rows -> groupsByParent.get(rows.getInt(1) - 1).add(reader.read(rows)));
        return groupsByParent;
    }

    /** Reads groups from results whose columns are those of a plan. */
    private static final class Reader {
        private final int keys;
        private final List<Operand> aggregates;
        private final List<ColumnReader> readers;
        private final int firstColumn;

        /** @param firstColumn where the keys start in the result, from 1 */
        Reader(AggregatePlan plan, int firstColumn) {
            this.keys = plan.keys().size();
            this.aggregates = plan.aggregates();
            this.readers = Stream.concat(
                            plan.keys().stream().map(Reader::ofKey),
                            aggregates.stream().map(Operand::kind).map(ColumnReader::of))
                    .toList();
            this.firstColumn = firstColumn;
        }

        private static ColumnReader ofKey(GroupKey key) {
            ColumnReader reader = ColumnReader.of(key.kind());
            return key instanceof GroupKey.Value(var operand) && operand instanceof Operand.Bucketed
                    ? (rows, column) -> isBeforeYearOne(rows, column) ? FIRST_TIME : reader.read(rows, column)
                    : reader;
        }

        private static boolean isBeforeYearOne(ResultSet rows, int column) throws SQLException {
            String start = rows.getString(column);
            return start != null && start.endsWith(" BC");
        }

        Aggregates read(ResultSet rows) throws SQLException {
            List<@Nullable Object> keyValues = new ArrayList<>(keys);
            for (int i = 0; i < keys; i++) {
                keyValues.add(readers.get(i).read(rows, firstColumn + i));
            }
            Map<Operand, @Nullable Object> valueByAggregate = new HashMap<>();
            for (int i = keys; i < readers.size(); i++) {
                valueByAggregate.put(aggregates.get(i - keys), readers.get(i).read(rows, firstColumn + i));
            }
            return new Aggregates(keyValues, valueByAggregate);
        }
    }
}
