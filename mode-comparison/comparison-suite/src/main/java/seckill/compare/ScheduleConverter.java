package seckill.compare;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A schedule on a command line. */
final class ScheduleConverter implements ITypeConverter<Schedule> {

    @Override
    public Schedule convert(String text) {
        try {
            Schedule schedule = Schedule.parse(text);
            if (DeclaredModes.ofModules().stream().noneMatch(it -> it.mode().equals(schedule.mode()))) {
                throw new TypeConversionException("there is no mode " + schedule.mode());
            }
            return schedule;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
