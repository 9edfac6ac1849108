package io.narraforge.cli;

import picocli.CommandLine.Command;

/** Groups what is done with the contract. */
@Command(
        name = "schema",
        description = "Works on the contract, schema.graphqls.",
        subcommands = SchemaDeriveCommand.class)
final class SchemaCommand {}
