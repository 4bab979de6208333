package seckill.launcher;

/** When Redis has what it has answered on the disk; the words are those of its own setting, {@code appendfsync}. */
public enum RedisDurability {
    /** Before it answers: nothing that was answered is lost, whatever dies. Answers that leave together share a write. */
    always,
    /** Once a second: when the machine dies, up to two seconds are lost; when only the process does, what came during a sync. */
    everysec
}
