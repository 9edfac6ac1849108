package io.narraforge.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** An examination as JSON for other programs. A reader may rely on what is there for as long as the version stays. */
public final class ExaminationJson {
    private static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExaminationJson() {}

    private record Envelope(
            int version,
            long rowsFrom,
            int tables,
            int largeTables,
            int questions,
            List<Finding> findings,
            List<Note> notes) {}

    public static String write(Examination examination) {
        try {
            return JSON.writeValueAsString(new Envelope(
                    VERSION,
                    examination.rowsFrom(),
                    examination.tables(),
                    examination.largeTables(),
                    examination.questions(),
                    examination.findings(),
                    examination.notes()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
