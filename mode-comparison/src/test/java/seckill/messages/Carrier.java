package seckill.messages;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import seckill.transaction.message.Letter;
import seckill.transaction.message.Letters;
import seckill.transaction.message.LettersUnavailableException;

/** Carries letters nowhere and remembers them; can be away, or refuse some. */
final class Carrier implements Letters {

    private final List<Letter> carried = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile String refused = "";

    @Override
    public void publish(Letter letter) {
        if (away) {
            throw new LettersUnavailableException("away, for this spec");
        }
        if (letter.id().equals(refused)) {
            throw new IllegalArgumentException("never, for this spec");
        }
        carried.add(letter);
    }

    void isAway(boolean away) {
        this.away = away;
    }

    void refuses(String id) {
        this.refused = id;
    }

    List<String> ids() {
        return carried.stream().map(Letter::id).toList();
    }

    List<String> idsOf(String orderKey) {
        return carried.stream().filter(it -> it.orderKey().equals(orderKey)).map(Letter::id).toList();
    }
}
