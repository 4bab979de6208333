package seckill.problem;

import org.redisson.client.RedisException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Finds the problem in whatever was thrown. */
final class ProblemOf {

    /** Causes of causes of causes; chains may be circular. */
    private static final int DEPTH_MAX = 8;

    private ProblemOf() {}

    static ProblemException thrown(Throwable thrown) {
        ProblemException known = find(thrown, ProblemException.class);
        if (known != null) {
            return known;
        }
        if (find(thrown, DataBufferLimitException.class) != null) {
            return new ProblemException(Problem.BODY_TOO_LARGE);
        }
        return switch (thrown) {
            case ServerWebInputException input -> ofInput(input);
            case JacksonException json -> ofJson(json);
            case DataAccessException database -> ProblemException.causedBy(database, Problem.UNAVAILABLE);
            case TransactionException database -> ProblemException.causedBy(database, Problem.UNAVAILABLE);
            case RedisException redis -> ProblemException.causedBy(redis, Problem.UNAVAILABLE);
            case ErrorResponse response -> ofStatus(response, thrown);
            default -> ProblemException.causedBy(thrown, Problem.INTERNAL);
        };
    }

    private static ProblemException ofInput(ServerWebInputException input) {
        JacksonException json = find(input, JacksonException.class);
        return json == null ? new ProblemException(Problem.INVALID_REQUEST) : ofJson(json);
    }

    private static ProblemException ofJson(JacksonException json) {
        String field = json.getPath().isEmpty() ? null : json.getPath().getLast().getPropertyName();
        if (json instanceof UnrecognizedPropertyException) {
            return new ProblemException(Problem.UNKNOWN_FIELD, field);
        }
        if ("quantity".equals(field)) {
            return new ProblemException(Problem.INVALID_QUANTITY);
        }
        boolean malformed = json instanceof StreamReadException && !(json instanceof InputCoercionException);
        return new ProblemException(malformed ? Problem.MALFORMED_JSON : Problem.INVALID_REQUEST);
    }

    private static ProblemException ofStatus(ErrorResponse response, Throwable thrown) {
        return switch (response.getStatusCode().value()) {
            case 404 -> new ProblemException(Problem.NOT_FOUND);
            case 405 -> new ProblemException(Problem.METHOD_NOT_ALLOWED);
            case 406 -> new ProblemException(Problem.NOT_ACCEPTABLE);
            case 413 -> new ProblemException(Problem.BODY_TOO_LARGE);
            case 415 -> new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE);
            case 503 -> ProblemException.causedBy(thrown, Problem.UNAVAILABLE);
            default -> response.getStatusCode().is4xxClientError()
                    ? new ProblemException(Problem.INVALID_REQUEST)
                    : ProblemException.causedBy(thrown, Problem.INTERNAL);
        };
    }

    private static <T extends Throwable> T find(Throwable thrown, Class<T> type) {
        Throwable t = thrown;
        for (int depth = 0; t != null && depth < DEPTH_MAX; depth++, t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
