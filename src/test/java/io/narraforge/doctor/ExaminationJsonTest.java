package io.narraforge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExaminationJsonTest {
    @Test
    void theEnvelopeSaysItsVersionAndEverythingThatWasFound() {
        var examination = new Examination(
                10_000,
                7,
                1,
                12,
                List.of(new Finding(
                        "Book",
                        "books",
                        "pages",
                        12_000,
                        List.of("books(where: {pages: {eq: …}})"),
                        "CREATE INDEX …;")),
                List.of(new Note("books", "books was never analyzed")));

        assertThat(ExaminationJson.write(examination)).isEqualTo("""
            {"version":1,"rowsFrom":10000,"tables":7,"largeTables":1,"questions":12,\
            "findings":[{"type":"Book","table":"books","column":"pages","rows":12000,\
            "questions":["books(where: {pages: {eq: …}})"],"ddl":"CREATE INDEX …;"}],\
            "notes":[{"table":"books","text":"books was never analyzed"}]}\
            """);
    }
}
