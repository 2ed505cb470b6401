package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking for patients over the staff API. */
final class PatientApiTest extends StaffApiFixture {
    @Test
    void patientsAreFoundByWhatStaffKnow() {
        StaffApiClient client = signedIn("medicalclinic", RITA);
        for (String query : List.of("testerson", "Testerson, An", "anna testerson", "TESTERSON ANNA", "9876 543 221")) {
            JsonNode found = client.post("/api/v1/patients/search", "{\"query\":\"" + query + "\"}")
                    .body();
            assertThat(found.path("patients")).as(query).hasSize(1);
            assertThat(found.path("patients").get(0).path("demographicNo").asInt())
                    .isEqualTo(1);
        }
        assertThat(client.post("/api/v1/patients/search", "{\"query\":\"1985-03-14\"}")
                        .body()
                        .path("patients"))
                .hasSize(2);
        assertThat(client.post("/api/v1/patients/search", "{\"query\":\"2\"}")
                        .body()
                        .path("patients")
                        .get(0)
                        .path("lastName")
                        .asText())
                .isEqualTo("FAKENAME");
    }
}
