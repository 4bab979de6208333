package seckill.participant;

/** Says how a process is doing; asked again and again while an operator looks. */
public interface VitalSigns {

    Vitals now();
}
