package seckill.capacity.measured;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import seckill.compare.report.Report;
import seckill.compare.report.ReportJson;

/** All that capacity is counted by. */
public record Measurements(AdmissionBench admission, SettlingBench settling, BatchBench batches, Report comparison) {

    /** A figure that is missing would otherwise be counted as nothing. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /**
     * @param folder of {@code admission.json}, {@code settling.json} and {@code batches.json}, as docs/bench has them
     * @param report of a comparison
     * @throws IllegalArgumentException when one of them is not there, or lacks something
     */
    public static Measurements read(Path folder, Path report) throws IOException {
        return new Measurements(
                read(folder.resolve("admission.json"), AdmissionBench.class, "./seckill bench (its bench.json)"),
                read(folder.resolve("settling.json"), SettlingBench.class, "./seckill bench settling"),
                read(folder.resolve("batches.json"), BatchBench.class, "./seckill test --ratios (its settled-place-order.json)"),
                ReportJson.read(text(report, "./seckill compare")));
    }

    private static <T> T read(Path file, Class<T> type, String madeBy) throws IOException {
        try {
            return JSON.readValue(text(file, madeBy), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not what " + madeBy + " writes: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(Path file, String madeBy) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is missing. It is written by " + madeBy);
        }
        return Files.readString(file);
    }
}
