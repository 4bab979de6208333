package seckill.stock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import seckill.participant.CommandId;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SalesApi;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockLine;
import seckill.stock.jdbc.TakingsTogether;
import seckill.stock.mybatis.ProductMapper;
import seckill.stock.mybatis.ReservationMapper;
import seckill.stock.mybatis.SaleBuyerMapper;
import seckill.stock.mybatis.SaleMapper;
import seckill.stock.mybatis.StockLevelMapper;
import seckill.stock.saga.StockSaga;
import seckill.stock.tcc.StockTcc;
import seckill.transaction.PaperDatabase;

/** The stock module over a database on paper; sale 7 sells product 1 from noon to one o'clock, two units to each buyer. */
public final class PaperStock {

    public static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    public static final LocalDateTime TWELVE = LocalDateTime.ofInstant(NOON, ZoneOffset.UTC);
    public static final StockLine TWO_IN_SALE = new StockLine(1, 7, 2);
    public static final StockLine THREE_FROM_SHELF = new StockLine(2, StockLine.SHELF, 3);

    public final PaperDatabase database = new PaperDatabase().answers("terms(7)", terms("ACTIVE", 0));

    private final StockLevelMapper levels = database.mapper(StockLevelMapper.class);
    private final SaleMapper sales = database.mapper(SaleMapper.class);
    private final SaleBuyerMapper buyers = database.mapper(SaleBuyerMapper.class);
    private final ReservationMapper reservations = database.mapper(ReservationMapper.class);
    private final ProductMapper products = database.mapper(ProductMapper.class);
    private final Clock clock = Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC);

    public static SaleMapper.Terms terms(String state, long epoch) {
        return new SaleMapper.Terms(1, TWELVE, TWELVE.plusHours(1), 2, state, epoch, "SCRIPT");
    }

    public static CommandId id(String step) {
        return new CommandId("checkout-1", step);
    }

    /** What was asked since the last time, but for the rows and transactions of commands. */
    public List<String> asked() {
        List<String> asked = database.asked().stream()
                .filter(it -> !it.matches("(BEGIN|COMMIT|ROLLBACK|(SELECT|INSERT INTO|UPDATE) .*_command .*)"))
                .toList();
        database.asked().clear();
        return asked;
    }

    public StockApi participant() {
        return new StockModule().stockParticipant(new StockModule().stockForms(
                database.dataSource(), database.transactions(), levels, sales, buyers, reservations, clock));
    }

    SalesApi sales() {
        return new StockModule().runSales(database.dataSource(), database.transactions(), products, sales, levels, clock);
    }

    CatalogueApi catalogue() {
        return new StockModule().catalogue(database.transactions(), products, sales, levels);
    }

    public StockTcc tcc() {
        return new StockTcc(new TakeUnits(levels, sales, new BuyerLimit(buyers), clock), levels, buyers, reservations);
    }

    TakeTogether together() {
        return new TakeTogether(levels, sales, new TakingsTogether(database.dataSource()), clock);
    }

    public StockSaga saga() {
        BuyerLimit limit = new BuyerLimit(buyers);
        TakeUnits units = new TakeUnits(levels, sales, limit, clock);
        MoveReservation moves = new MoveReservation(reservations);
        StockAtOnce atOnce = new StockAtOnce(
                new DeductStock(units, levels, reservations),
                new ReserveStock(units, levels, reservations),
                new SettleReservation(moves, levels),
                new GiveBackUnits(moves, levels, limit));
        return new StockSaga(atOnce::carryOut, together(), tcc(), levels, buyers, reservations);
    }
}
