package seckill.compare;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import seckill.checkout.Guarantees;

/** A schedule on a command line. */
final class ScheduleConverter implements ITypeConverter<Schedule> {

    @Override
    public Schedule convert(String text) {
        try {
            Schedule schedule = Schedule.parse(text);
            Guarantees mode = DeclaredModes.all().stream()
                    .filter(it -> it.mode().equals(schedule.mode()))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no mode " + schedule.mode()));
            List<String> strangers = Schedule.strangers(schedule, mode);
            if (!strangers.isEmpty()) {
                throw new TypeConversionException("in " + mode.mode() + " nothing is called " + String.join(", ", strangers));
            }
            return schedule;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
