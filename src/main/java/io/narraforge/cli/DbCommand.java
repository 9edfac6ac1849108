package io.narraforge.cli;

import picocli.CommandLine.Command;

/** The commands about the schema of the database. */
@Command(
        name = "db",
        description = "Looks after the schema of the database that DATABASE_URL names, or of the embedded one.",
        subcommands = {
            DbStatusCommand.class,
            DbCheckCommand.class,
            DbAdoptCommand.class,
            DbMigrateCommand.class,
            DbRollbackCommand.class,
            DbDrillCommand.class,
            DbNewCommand.class,
            DbLintCommand.class,
            DbRepairCommand.class,
            DbBackupCommand.class,
            DbRestoreCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db status")
final class DbCommand {}
