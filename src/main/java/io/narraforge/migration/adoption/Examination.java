package io.narraforge.migration.adoption;

import io.narraforge.migration.adoption.Assessment.Refused;
import io.narraforge.migration.backup.ContentChecksum;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.backup.TableContent;
import io.narraforge.migration.history.Proof;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that is to be known of a legacy database before it is taken over, at one moment.
 *
 * @param data of its rows; empty when its tables are not those that anything is known of
 * @param contents of its tables, by their names; none when they could not be converted
 */
public record Examination(
        Inspection inspection, Optional<DataFindings> data, SortedMap<String, TableContent> contents) {

    public Examination {
        contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
    }

    /** In the transaction that is open, which should be of one snapshot; some settings of it are other ones after. */
    public static Examination of(Connection snapshot, Workshop workshop, Progress progress) throws SQLException {
        Inspection inspection = Inspection.of(snapshot, workshop);
        if (inspection.assessment() instanceof Refused) {
            return new Examination(inspection, Optional.empty(), new TreeMap<>());
        }
        DataFindings data = DataExamination.of(snapshot, progress);
        SortedMap<String, TableContent> contents =
                data.areConvertible() ? ContentChecksum.of(snapshot, progress) : new TreeMap<>();
        return new Examination(inspection, Optional.of(data), contents);
    }

    /** Whether the migrations will take all of its rows. */
    public boolean isConvertible() {
        return data.isPresent() && data.get().areConvertible();
    }

    /**
     * What is kept of it when it is taken over.
     *
     * @param bridge what was done to its tables before, nothing as a rule
     */
    public Proof proof(Variant variant, List<String> bridge) {
        var remarks = new ArrayList<>(inspection.assessment().remarks());
        bridge.forEach(statement -> remarks.add("Before it was taken over: " + statement));
        return new Proof(
                variant.name(),
                inspection.legacy().fingerprint(),
                inspection.alembicVersion(),
                byTable(contents, TableContent::rows),
                byTable(contents, TableContent::sha256),
                remarks);
    }

    private static <T> Map<String, T> byTable(
            SortedMap<String, TableContent> contents, Function<TableContent, T> value) {
        return contents.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> value.apply(entry.getValue())));
    }
}
