package io.narraforge.cli;

import picocli.CommandLine.Command;

/** Groups what is done with the contract. */
@Command(
        name = "schema",
        description = "Works on the contract, schema.graphqls, and on other schemas.",
        subcommands = {
            SchemaCheckCommand.class,
            SchemaDeriveCommand.class,
            SchemaDiffCommand.class,
            SchemaLintCommand.class,
            SchemaPrintCommand.class
        })
final class SchemaCommand {}
