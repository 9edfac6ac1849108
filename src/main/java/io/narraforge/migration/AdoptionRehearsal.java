package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.database.PostgresWords;
import io.narraforge.database.WholeOrNothing;
import io.narraforge.migration.Adopting.Bridging;
import io.narraforge.migration.adoption.AdoptionReport;
import io.narraforge.migration.adoption.AdoptionReport.Outcome;
import io.narraforge.migration.adoption.Examination;
import io.narraforge.migration.adoption.Inspection;
import io.narraforge.migration.adoption.Rehearsal;
import io.narraforge.migration.adoption.Rehearsal.Content;
import io.narraforge.migration.adoption.Rehearsal.Table;
import io.narraforge.migration.adoption.Rehearsal.Version;
import io.narraforge.migration.adoption.Workshop;
import io.narraforge.migration.backup.ContentChecksum;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.backup.TableContent;
import io.narraforge.migration.backup.TableCopy;
import io.narraforge.migration.catalog.CreationStatements;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Copies a legacy database, takes the copy over, migrates it, and compares what its rows say with what they said. */
final class AdoptionRehearsal {
    private final Workplace live;
    private final Workshop workshop;
    private final Progress progress;
    private final List<String> remarks = new ArrayList<>();

    AdoptionRehearsal(Workplace live, Workshop workshop, Progress progress) {
        this.live = live;
        this.workshop = workshop;
        this.progress = progress;
    }

    /** Of the moment that was examined, and which is over when its copy is made. */
    Rehearsal of(Connection snapshot, Examination examination) {
        return workshop.inEmptyDatabase(copy -> {
            try {
                copy(snapshot, examination.inspection(), copy);
                // The live database's rows can be vacuumed and its tables altered again, however long the rest takes.
                snapshot.rollback();
            } catch (SQLException failure) {
                throw PostgresWords.explain("The copy for the rehearsal cannot be made", failure);
            }
            return migrated(copy, examination);
        });
    }

    private void copy(Connection snapshot, Inspection inspection, Database copy) throws SQLException {
        live.log().tell("Copying the tables into a database beside the live one");
        make(inspection, CreationStatements::beforeData, copy);
        TableCopy.copy(snapshot, copy, Inspection.tables(), progress);
        make(inspection, CreationStatements::afterData, copy);
        copy.run(session -> copyRevisions(session, inspection.revisions()));
    }

    /**
     * All of the schema where that can be made: a view or a foreign key of somebody else may stand in the way of a
     * migration. The rows of other tables stand in nobody's way.
     */
    private void make(Inspection inspection, Function<CreationStatements, List<String>> half, Database copy) {
        try {
            execute(copy, half.apply(inspection.catalog().statements()));
        } catch (ProblemOccurredException unavailableHere) {
            remarks.add("What is not of the legacy service is not on the copy, or not all of it, so it is not known"
                    + " whether it stands in the way of a migration; it cannot be made there: "
                    + PostgresWords.of(unavailableHere));
            execute(copy, half.apply(inspection.legacy().statements()));
        }
    }

    private static void execute(Database copy, List<String> statements) {
        copy.run(session -> {
            WholeOrNothing.run(session, statements);
            return true;
        });
    }

    private static boolean copyRevisions(Connection session, Optional<List<String>> revisions) throws SQLException {
        if (revisions.isEmpty()) {
            return false;
        }
        try (Statement statement = session.createStatement()) {
            statement.execute("CREATE TABLE alembic_version (version_num text PRIMARY KEY)");
        }
        try (PreparedStatement statement = session.prepareStatement("INSERT INTO alembic_version VALUES (?)")) {
            for (String revision : revisions.get()) {
                statement.setString(1, revision);
                statement.executeUpdate();
            }
        }
        return true;
    }

    private Rehearsal migrated(Database copy, Examination examination) {
        var versions = new ArrayList<Version>();
        Optional<String> failure = failureOf(copy, versions);
        SortedMap<String, TableContent> contents =
                failure.isEmpty() ? ContentChecksum.of(copy, progress) : new TreeMap<>();
        List<Table> tables = examination.contents().entrySet().stream()
                .map(table -> compared(table, Optional.ofNullable(contents.get(table.getKey()))))
                .toList();
        return new Rehearsal(tables, versions, failures(failure, examination), remarks);
    }

    private static List<String> failures(Optional<String> ofTheCopy, Examination examination) {
        return Stream.concat(ofTheCopy.stream(), examination.inspection().obstacles().stream())
                .toList();
    }

    /** Why it did not come to the newest version; empty when it did. */
    private Optional<String> failureOf(Database copy, List<Version> versions) {
        try {
            var place = new Workplace(copy, live.connection(), live.settings(), Optional.empty(), live.log());
            AdoptionReport adopted = new Adopting(place, workshop, progress).adopt(Bridging.RUN);
            if (adopted.outcome() != Outcome.ADOPTED) {
                return Optional.of("The copy is not taken over: " + adopted.sentence());
            }
            var migrator = new Migrator(copy.dataSource());
            for (String version : migrator.status().pending()) {
                AppliedVersion applied = migrator.apply(version);
                versions.add(new Version(applied.version(), applied.description(), applied.took()));
                live.log().tell("On the copy: " + applied.words());
            }
            return Optional.empty();
        } catch (ProblemOccurredException refused) {
            return Optional.of(refused.problem().message());
        }
    }

    private static Table compared(Map.Entry<String, TableContent> before, Optional<TableContent> after) {
        return new Table(before.getKey(), content(before.getValue()), after.map(AdoptionRehearsal::content));
    }

    private static Content content(TableContent content) {
        return new Content(content.rows(), content.sha256());
    }
}
