package io.narraforge.contract.operations;

import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.InterfaceType;
import io.narraforge.contract.schema.SchemaType.ObjectType;
import io.narraforge.contract.schema.SchemaType.UnionType;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which objects interfaces and unions stand for. */
final class AbstractTypes {
    private final Map<String, Set<String>> objectsByAbstract = new HashMap<>();
    private final Map<String, Set<String>> abstractsByMember = new HashMap<>();

    AbstractTypes(Schema schema) {
        for (SchemaType type : schema.types().values()) {
            if (type instanceof InterfaceType || type instanceof UnionType) {
                objectsByAbstract.computeIfAbsent(type.name(), name -> new LinkedHashSet<>());
            }
            if (type instanceof Composite composite) {
                composite.interfaces().keySet().forEach(each -> add(each, type));
            }
            if (type instanceof UnionType union) {
                union.members().keySet().stream()
                        .flatMap(each -> Stream.ofNullable(schema.types().get(each)))
                        .forEach(each -> add(union.name(), each));
            }
        }
    }

    private void add(String anAbstract, SchemaType member) {
        abstractsByMember
                .computeIfAbsent(member.name(), name -> new LinkedHashSet<>())
                .add(anAbstract);
        if (member instanceof ObjectType) {
            objectsByAbstract
                    .computeIfAbsent(anAbstract, name -> new LinkedHashSet<>())
                    .add(member.name());
        }
    }

    /** The interfaces and unions that a type is one of. */
    Set<String> of(String member) {
        return abstractsByMember.getOrDefault(member, Set.of());
    }

    /** Whether both are there and no object is one of both, so that nothing of one can be selected from the other. */
    boolean areApart(String one, String other) {
        Set<String> objects = objectsByAbstract.get(one);
        Set<String> others = objectsByAbstract.get(other);
        return objects != null && others != null && Collections.disjoint(objects, others);
    }
}
