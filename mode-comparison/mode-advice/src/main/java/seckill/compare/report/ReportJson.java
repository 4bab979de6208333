package seckill.compare.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The report for programs: {@code {schema, begun, commit, seed, box: {fact: value}, configHash, again, finished, modes: [{mode, family,
 * atomicity, settlement, readersSee, held, afterCrash, assemblies}], controls: [{name, says, source, guards, red, caughtBy, evidence}], results:
 * [{scenario, mode, workload, verdict, why, invariants: [{id, ok, statement, checkedBy, figures: {name: count}, violations}], accepted,
 * refused, failed, unknown, acceptedPerSecond, p50Ms, p99Ms, p999Ms, refusedP50Ms, settleMs, recoveryMs, fault, perOrder: {name: figure},
 * anomalies: [{kind, allowed, count, medianMs, longestMs, orders}]}], atlas: [{mode, victim, step, outcome, seconds, why}], simulated:
 * {name: number}}}. What each of them means, {@link Report} says. A field that is new keeps the schema; one that is gone, or means
 * something else, changes it. Reports from before {@code assemblies} are read as such of the shop in modules.
 */
public final class ReportJson {

    /** A report that lacks something would otherwise be found out by whoever stumbles over the null. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ReportJson() {}

    public static String write(Report report) {
        try {
            ObjectNode root = JSON.createObjectNode().put("schema", Report.SCHEMA);
            root.setAll((ObjectNode) JSON.valueToTree(report));
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report could not be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException when this is no report, or one of another schema */
    public static Report read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            String schema = root.path("schema").asText();
            if (!schema.equals(Report.SCHEMA)) {
                throw new IllegalArgumentException("this report has " + (schema.isEmpty() ? "no schema" : "the schema " + schema) + ", and only "
                        + Report.SCHEMA + " can be read: compare again, or read it with the version that wrote it");
            }
            root.path("modes").forEach(ReportJson::fillIn);
            return JSON.treeToValue(root, Report.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no whole report of " + Report.SCHEMA + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Before it was said, only the shop in modules was compared. */
    private static void fillIn(JsonNode mode) {
        if (mode instanceof ObjectNode fields && !fields.hasNonNull("assemblies")) {
            fields.putArray("assemblies").add("MODULES");
        }
    }
}
