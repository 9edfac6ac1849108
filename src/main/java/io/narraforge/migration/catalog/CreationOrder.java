package io.narraforge.migration.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts the parts of a schema in an order in which each finds what it needs. */
final class CreationOrder {
    /** The bodies of functions may name what is made later; those that PostgreSQL parses are ordered by what they need. */
    private static final String UNCHECKED_BODIES = "SET LOCAL check_function_bodies = off";

    private final Map<ObjectName, List<Part>> partsByObject;
    private final Map<ObjectName, Set<ObjectName>> needed = new TreeMap<>();
    private final Set<Need.OfExtension> extensions = new LinkedHashSet<>();

    CreationOrder(List<Part> parts, List<Need> needs) {
        this.partsByObject = parts.stream().collect(Collectors.groupingBy(Part::of, TreeMap::new, Collectors.toList()));
        for (Need need : needs) {
            switch (need) {
                case Need.OfObject(var of, var other) ->
                    needed.computeIfAbsent(of, key -> new TreeSet<>()).add(other);
                case Need.OfExtension extension -> extensions.add(extension);
            }
        }
    }

    CreationStatements statements() {
        List<ObjectName> objects = objectsInOrder();
        var before = new ArrayList<String>();
        objects.stream().filter(object -> !waitsForData(object)).forEach(object -> before.addAll(creation(object)));
        var after = new ArrayList<String>();
        rules(objects.stream().filter(object -> !isView(object)).toList(), after);
        objects.stream().filter(this::waitsForData).forEach(object -> after.addAll(creation(object)));
        rules(objects.stream().filter(CreationOrder::isView).toList(), after);
        attachments(objects, after);
        return new CreationStatements(
                List.of(UNCHECKED_BODIES, SessionSettings.SEARCH_PATH), extensionStatements(), before, after);
    }

    private List<String> extensionStatements() {
        Map<String, String> schemaByExtension = new TreeMap<>();
        extensions.forEach(need -> schemaByExtension.put(need.extension(), need.schema() == null ? "" : need.schema()));
        var statements = new ArrayList<String>();
        schemaByExtension.forEach((extension, schema) -> {
            if (!schema.isEmpty()) {
                statements.add("CREATE SCHEMA IF NOT EXISTS " + schema);
            }
            statements.add("CREATE EXTENSION IF NOT EXISTS %s%s CASCADE"
                    .formatted(extension, schema.isEmpty() ? "" : " SCHEMA " + schema));
        });
        return statements;
    }

    private List<ObjectName> objectsInOrder() {
        var ordered = new LinkedHashSet<ObjectName>();
        var visited = new TreeSet<ObjectName>();
        partsByObject.keySet().forEach(object -> visit(object, visited, ordered));
        return List.copyOf(ordered);
    }

    /** In a ring, which PostgreSQL lets nobody make in one statement each, somebody has to be the first. */
    private void visit(ObjectName object, Set<ObjectName> visited, Set<ObjectName> ordered) {
        if (!partsByObject.containsKey(object) || !visited.add(object)) {
            return;
        }
        needed.getOrDefault(object, Set.of()).forEach(other -> visit(other, visited, ordered));
        ordered.add(object);
    }

    private static boolean isView(ObjectName object) {
        return object.kind() == ObjectKind.VIEW || object.kind() == ObjectKind.MATERIALIZED_VIEW;
    }

    /** A view may need a primary key. */
    private boolean waitsForData(ObjectName object) {
        return reachesView(object, new TreeSet<>());
    }

    private boolean reachesView(ObjectName object, Set<ObjectName> visited) {
        if (isView(object) || !visited.add(object)) {
            return isView(object);
        }
        return needed.getOrDefault(object, Set.of()).stream().anyMatch(other -> reachesView(other, visited));
    }

    private List<String> creation(ObjectName object) {
        var statements = new ArrayList<String>();
        for (Part part : parts(object, Aspect.OBJECT)) {
            if (part.definition() == null) {
                statements.addAll(part.ddl());
            } else {
                statements.addAll(WholeTable.statements(part, parts(object, Aspect.COLUMN)));
            }
        }
        if (object.kind() == ObjectKind.DOMAIN) {
            parts(object, Aspect.CONSTRAINT).forEach(part -> statements.addAll(part.ddl()));
        }
        return statements;
    }

    private List<Part> parts(ObjectName object, Aspect aspect) {
        return partsByObject.getOrDefault(object, List.of()).stream()
                .filter(part -> part.aspect() == aspect)
                .sorted(Comparator.comparingInt(Part::place).thenComparing(Part::name))
                .toList();
    }

    /** Foreign keys come last: they stand on a key, or a unique index, of any other table. */
    private void rules(List<ObjectName> objects, List<String> statements) {
        List<Part> constraints = objects.stream()
                .filter(object -> object.kind() != ObjectKind.DOMAIN)
                .flatMap(object -> parts(object, Aspect.CONSTRAINT).stream())
                .toList();
        constraints.stream().filter(part -> !isForeignKey(part)).forEach(part -> statements.addAll(part.ddl()));
        add(objects, Aspect.INDEX, statements);
        constraints.stream().filter(CreationOrder::isForeignKey).forEach(part -> statements.addAll(part.ddl()));
    }

    private static boolean isForeignKey(Part constraint) {
        return constraint.rule().startsWith("FOREIGN KEY");
    }

    private void attachments(List<ObjectName> objects, List<String> statements) {
        add(objects, Aspect.OWNERSHIP, statements);
        add(objects, Aspect.STATISTICS, statements);
        add(objects, Aspect.PARENT, statements);
        add(objects, Aspect.TRIGGER, statements);
        add(objects, Aspect.RULE, statements);
        add(objects, Aspect.POLICY, statements);
        add(objects, Aspect.ROW_SECURITY, statements);
    }

    private void add(List<ObjectName> objects, Aspect aspect, List<String> statements) {
        objects.forEach(object -> parts(object, aspect).forEach(part -> statements.addAll(part.ddl())));
    }
}
