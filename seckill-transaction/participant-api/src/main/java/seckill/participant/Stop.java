package seckill.participant;

import java.io.Serializable;

/**
 * One line of a routing slip.
 *
 * @param participant the module's name: stock, order or payment
 * @param commandId   the command's id as it is stored
 * @param command     the command as JSON, which only its participant reads
 * @param following   whether it is done after the decision, because it cannot be refused
 */
public record Stop(String participant, String commandId, String command, boolean following) implements Serializable {}
