package io.narraforge.architecture.broken.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.networknt.schema.Schema;
import com.zaxxer.hikari.HikariConfig;
import graphql.GraphQL;
import io.javalin.Javalin;
import jakarta.json.JsonValue;
import java.sql.Connection;
import org.dataloader.DataLoaderRegistry;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.snakeyaml.engine.v2.api.Load;
import picocli.CommandLine;

/** Breaks: each of these libraries has a room of its own, and this is none of them. */
abstract class ProblemThatKnowsLibraries {
    abstract void in(Javalin http, HikariConfig database, Flyway migration, CommandLine cli, GraphQL engine);

    abstract void out(DataLoaderRegistry loaders, Connection connection, DSLContext jooq);

    abstract void with(JsonFactory json, Cache<String, String> cache, Logger log);

    abstract void of(Schema shape, JsonValue document, Load yaml);
}
