package seckill.transaction;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.List;
import seckill.participant.Command;

/**
 * A sealed family of commands as JSON, each value of a sealed type with the simple name of its record under {@code "is"}.
 *
 * <p>No annotation in the contracts and no class name in the data: what may be read back is what the family permits.
 */
public final class CommandJson<C extends Command> {

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new SealedTypes())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Class<C> family;

    /** @param family the sealed interface of a participant's commands */
    public CommandJson(Class<C> family) {
        this.family = family;
    }

    public String write(C command) {
        try {
            return json.writerFor(family).writeValueAsString(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("command " + command.id() + " cannot be stored", e);
        }
    }

    /** The command that was written; throws when it is none of the family. */
    public C read(String text) {
        try {
            return json.readValue(text, family);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no command of " + family.getSimpleName(), e);
        }
    }

    private static final class SealedTypes extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        private static final JsonTypeInfo.Value BY_SIMPLE_NAME = JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, null);

        @Override
        public JsonTypeInfo.Value findPolymorphicTypeInfo(
                MapperConfig<?> config, Annotated type) {
            return type instanceof AnnotatedClass it && sealedBy(it.getRawType()) != null ? BY_SIMPLE_NAME : null;
        }

        @Override
        public List<NamedType> findSubtypes(Annotated type) {
            return type.getRawType().isSealed()
                    ? Arrays.stream(type.getRawType().getPermittedSubclasses())
                            .map(it -> new NamedType(it, it.getSimpleName()))
                            .toList()
                    : null;
        }

        @Override
        public String findTypeName(AnnotatedClass type) {
            return sealedBy(type.getRawType()) == null ? null : type.getRawType().getSimpleName();
        }

        private static Class<?> sealedBy(Class<?> type) {
            if (type.isSealed()) {
                return type;
            }
            return Arrays.stream(type.getInterfaces()).filter(Class::isSealed).findFirst().orElse(null);
        }
    }
}
