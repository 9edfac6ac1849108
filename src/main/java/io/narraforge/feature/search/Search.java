package io.narraforge.feature.search;

import io.narraforge.engine.ArrayParameter;
import io.narraforge.engine.Reading;
import io.narraforge.model.Model;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs searches: a statement for a page, and one for the fragments of its hits. */
final class Search {
    private final Model model;
    private final Reading reading;

    Search(Model model, Reading reading) {
        this.model = model;
        this.reading = reading;
    }

    SearchPage page(SearchRequest request) {
        var plan = new SearchPlan(tables(request.types()), request.after() != null, request.size() + 1);
        List<SearchHit> hits = reading.statements()
                .run(
                        reading.statement(plan, plan::statement),
                        parameter -> valueOf(parameter, request),
                        rows -> hit(request, rows));
        return SearchPage.of(request, hits);
    }

    private List<SearchedTable> tables(Collection<SearchType> types) {
        return types.stream()
                .map(type -> new SearchedTable(type, model.entity(type.typeName())))
                .toList();
    }

    private static SearchHit hit(SearchRequest request, ResultSet rows) throws SQLException {
        return new SearchHit(
                request, SearchType.at(rows.getInt(1)), rows.getString(2), rows.getInt(3), rows.getBoolean(4));
    }

    private static String valueOf(String parameter, SearchRequest request) {
        if (parameter.startsWith(SearchPlan.TEXT)) {
            return request.text();
        }
        SearchCursor after = Objects.requireNonNull(request.after());
        return switch (parameter) {
            case SearchPlan.RANKED -> String.valueOf(after.isRanked());
            case SearchPlan.SCORE, SearchPlan.SAME_SCORE -> String.valueOf(after.score());
            case SearchPlan.TYPE -> String.valueOf(after.type().place());
            case SearchPlan.ID -> after.id();
            default -> throw new IllegalArgumentException("no parameter " + parameter);
        };
    }

    /** The fragment of each hit of one search, null where the row is gone. */
    List<@Nullable Fragment> fragments(String text, List<SearchHit> hits) {
        Map<SearchType, List<String>> idsByType = new HashMap<>();
        hits.forEach(hit -> idsByType
                .computeIfAbsent(hit.type(), unused -> new ArrayList<>())
                .add(hit.id()));
        var plan = new FragmentPlan(tables(idsByType.keySet().stream().sorted().toList()));
        var highlight = new Highlight(text);
        Map<String, Fragment> fragmentById = new HashMap<>();
        reading.statements()
                .run(
                        reading.statement(plan, plan::statement),
                        parameter -> parameter.startsWith(FragmentPlan.TEXT)
                                ? text
                                : new ArrayParameter.Uuids(Objects.requireNonNull(idsByType.get(
                                        SearchType.valueOf(parameter.substring(FragmentPlan.IDS.length()))))),
                        rows -> fragmentById.put(rows.getString(1), fragment(highlight, rows)));
        var fragments = new ArrayList<@Nullable Fragment>();
        hits.forEach(hit -> fragments.add(fragmentById.get(hit.id())));
        return fragments;
    }

    private static Fragment fragment(Highlight highlight, ResultSet rows) throws SQLException {
        var path = (String[]) rows.getArray(2).getArray();
        return new Fragment(List.of(path), highlight.partsOf(rows.getString(3)));
    }
}
