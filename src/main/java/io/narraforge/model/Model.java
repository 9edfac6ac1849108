package io.narraforge.model;

import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Schema;

/** All entities and JSON views of the contract, bound to tables. */
public final class Model {
    private final Map<String, EntityModel> entityByType;
    private final Map<String, JsonShape> shapeByType;

    Model(Map<String, EntityModel> entityByType, Map<String, JsonShape> shapeByType) {
        this.entityByType = entityByType;
        this.shapeByType = shapeByType;
    }

    /**
     * Binds every type that implements {@code Node} to its table.
     *
     * @param contract the SDL, its derived part may be missing
     * @throws io.narraforge.problem.ProblemOccurredException with all findings when the contract and the tables disagree
     */
    public static Model bind(TypeDefinitionRegistry contract, Schema tables, Declarations declarations) {
        return new ModelBinder(contract, tables, declarations).bind();
    }

    /** Where the contract and the tables disagree, in words; empty when they can be bound. */
    public static List<Misfit> misfits(TypeDefinitionRegistry contract, Schema tables, Declarations declarations) {
        return new ModelBinder(contract, tables, declarations).misfits();
    }

    /** In the contract's order. */
    public Collection<EntityModel> entities() {
        return entityByType.values();
    }

    public Collection<JsonShape> shapes() {
        return shapeByType.values();
    }

    /** A view of JSON objects by its SDL type. */
    public JsonShape shape(String typeName) {
        JsonShape shape = shapeByType.get(typeName);
        if (shape == null) {
            throw new IllegalArgumentException(typeName + " is no view of JSON");
        }
        return shape;
    }

    public EntityModel entity(String typeName) {
        return findEntity(typeName).orElseThrow(() -> new IllegalArgumentException(typeName + " is no entity"));
    }

    /** The relations whose rows can be created together with a row of the entity: its own, and no records. */
    public Stream<Map.Entry<String, FieldSource.ToMany>> createdWith(EntityModel entity) {
        return entity.fields(FieldSource.ToMany.class)
                .filter(relation -> relation.getValue().isOwning())
                .filter(relation -> !entity(relation.getValue().targetType()).isRecord());
    }

    public Optional<EntityModel> findEntity(String typeName) {
        return Optional.ofNullable(entityByType.get(typeName));
    }
}
