package seckill.shop.web;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import seckill.checkout.Checkout;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.CheckoutState;
import seckill.checkout.Guarantees;
import seckill.checkout.Mode;
import seckill.checkout.ModeChoice;
import seckill.checkout.Modes;
import seckill.checkout.Outcome;
import seckill.checkout.Participants;
import seckill.checkout.RunCheckout;
import seckill.checkout.ScenarioModes;
import seckill.checkout.Scenarios;
import seckill.checkout.Step;
import seckill.checkout.scenario.BuyNow;
import seckill.checkout.scenario.CancelOrder;
import seckill.checkout.scenario.PayOrder;
import seckill.checkout.scenario.PlaceOrder;
import seckill.checkout.scenario.RefundOrder;
import seckill.console.ConsoleModule;
import seckill.member.Member;
import seckill.member.MemberModule;
import seckill.member.Members;
import seckill.member.RevokedSessions;
import seckill.member.Session;
import seckill.member.SignInAttempts;
import seckill.order.api.OrderApi;
import seckill.participant.CommandTrace;
import seckill.participant.Reply;
import seckill.payment.api.PaymentApi;
import seckill.shop.ShopModule;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.StockApi;
import seckill.trail.PaperTrail;

/** The whole web in front of a shop on paper: everything between the socket and the modules is the real thing. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({MemberModule.class, ShopModule.class, ConsoleModule.class})
class PaperApplication {

    private static final String[] PROPERTIES = {
        "spring.main.allow-bean-definition-overriding=true",
        "spring.main.web-application-type=reactive",
        "spring.messages.fallback-to-system-locale=false",
        "spring.config.location=optional:classpath:/none/",
        "server.address=127.0.0.1",
        "seckill.session.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "seckill.operator.login=operator",
        "seckill.checkout.events.look-every=20ms",
        "seckill.checkout.events.heartbeat-every=100ms",
        "seckill.checkout.events.listeners-max=6",
        "seckill.operator.password=operator-password",
        "seckill.auditor.password=auditor-password",
        "seckill.advice.report=target/paper/nowhere.json,target/paper/report.json",
        "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                + "org.redisson.spring.starter.RedissonAutoConfigurationV4,"
                + "org.redisson.spring.starter.RedissonAutoConfigurationV2,"
                + "org.apache.seata.spring.boot.autoconfigure.SeataAutoConfiguration,"
                + "org.apache.seata.spring.boot.autoconfigure.SeataHttpAutoConfiguration",
        "spring.cloud.nacos.discovery.enabled=false",
        "spring.cloud.nacos.config.enabled=false",
        "spring.cloud.discovery.enabled=false",
        "seata.enabled=false",
        "dubbo.enabled=false",
        "logging.level.root=warn"
    };

    /** For the tests, and for looking at the pages: {@code --server.port=…}. */
    public static void main(String[] args) {
        SpringApplication app = new SpringApplication(PaperApplication.class);
        app.setDefaultProperties(properties());
        app.run(args);
    }

    private static Map<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>();
        for (String property : PROPERTIES) {
            String[] keyAndValue = property.split("=", 2);
            properties.put(keyAndValue[0], keyAndValue[1]);
        }
        return properties;
    }

    @Bean
    AdjustableClock clock() {
        return new AdjustableClock();
    }

    @Bean
    PaperShop paperShop(Clock clock) {
        return new PaperShop(clock);
    }

    @Bean
    StockApi stockApi(PaperShop shop) {
        return shop.stock();
    }

    @Bean
    CatalogueApi catalogueApi(PaperShop shop) {
        return shop.catalogue();
    }

    @Bean
    OrderApi orderApi(PaperShop shop) {
        return shop.order();
    }

    @Bean
    PaymentApi paymentApi(PaperShop shop) {
        return shop.payment();
    }

    @Bean
    Scenarios scenarios(StockApi stock, OrderApi order, PaymentApi payment) {
        Participants with = new Participants(stock, order, payment);
        return new Scenarios(List.of(
                new BuyNow(with), new PlaceOrder(with), new PayOrder(with), new CancelOrder(with), new RefundOrder(with)));
    }

    @Bean
    PaperMode paperMode() {
        return new PaperMode();
    }

    @Bean
    Modes modes(PaperMode mode) {
        return new Modes(List.of(mode));
    }

    @Bean
    PaperModes scenarioModes(Scenarios scenarios) {
        return new PaperModes(scenarios.names());
    }

    @Bean
    PaperRecords checkoutRecords() {
        return new PaperRecords();
    }

    @Bean
    RunCheckout runCheckout(
            CheckoutRecords records, Scenarios scenarios, Modes modes, ScenarioModes chosen, Clock clock) {
        return new RunCheckout(records, scenarios, modes, chosen, clock, new SimpleMeterRegistry(), 8, Duration.ofMillis(200));
    }

    @Bean
    Members members() {
        return new PaperMembers();
    }

    @Bean
    RevokedSessions revokedSessions() {
        return new PaperRevoked();
    }

    @Bean
    PaperTrail auditTrail() {
        return new PaperTrail();
    }

    @Bean
    SignInAttempts signInAttempts() {
        return new PaperAttempts();
    }

    /** The time, and what a test adds to it. */
    static final class AdjustableClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void advance(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }
    }

    /** Carries the steps one after another, and tells on which thread it last did. */
    static final class PaperMode implements Mode {

        volatile Thread carrier;

        /** What it answers instead of carrying, for one attempt each. */
        final Queue<Outcome> instead = new ConcurrentLinkedQueue<>();

        @Override
        public Guarantees guarantees() {
            return new Guarantees(
                    "PAPER", Guarantees.Family.UNCOORDINATED, Guarantees.Atomicity.NONE,
                    Guarantees.Settlement.WITH_THE_ANSWER, Guarantees.Visibility.UNCOMMITTED_STEPS,
                    Set.of(), Set.of(), Set.of(), "nobody");
        }

        @Override
        public Outcome carry(Checkout checkout, List<Step<?>> steps) {
            carrier = Thread.currentThread();
            Outcome planned = instead.poll();
            if (planned != null) {
                return planned;
            }
            for (Step<?> step : steps) {
                if (step.carryOut() instanceof Reply.Refused(var refusal)) {
                    return new Outcome.Refused(refusal);
                }
            }
            return new Outcome.Accepted();
        }

        @Override
        public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
            return Optional.empty();
        }
    }

    static final class PaperModes implements ScenarioModes {
        private volatile Optional<Refused> refused = Optional.empty();
        private final Map<String, ModeChoice> chosen = new TreeMap<>();

        PaperModes(List<String> scenarios) {
            scenarios.forEach(s -> chosen.put(s, new ModeChoice(s, "PAPER", 0)));
        }

        @Override
        public ModeChoice of(String scenario) {
            return chosen.get(scenario);
        }

        @Override
        public List<ModeChoice> all() {
            return List.copyOf(chosen.values());
        }

        @Override
        public Optional<Refused> refused() {
            return refused;
        }

        void refuse(String reason) {
            refused = Optional.of(new Refused(reason, Instant.EPOCH));
        }

        void accept() {
            refused = Optional.empty();
        }

        @Override
        public ModeChoice change(ModeSwitch change) {
            return chosen.compute(change.scenario(), (s, c) -> new ModeChoice(s, change.mode(), c.epoch() + 1));
        }
    }

    /** Checkouts in memory. */
    static final class PaperRecords implements CheckoutRecords {
        private final Map<String, CheckoutRecord> records = new ConcurrentHashMap<>();

        /** How often somebody asked for listeners. */
        final AtomicInteger looks = new AtomicInteger();

        @Override
        public boolean begin(CheckoutRecord begun) {
            return records.putIfAbsent(begun.checkout().id(), begun) == null;
        }

        @Override
        public Optional<CheckoutRecord> find(String id) {
            return Optional.ofNullable(records.get(id));
        }

        @Override
        public List<CheckoutRecord> all(List<String> ids) {
            looks.incrementAndGet();
            return ids.stream().map(records::get).toList();
        }

        @Override
        public boolean end(CheckoutRecord ended) {
            CheckoutRecord now = records.get(ended.checkout().id());
            return now.state() == CheckoutState.IN_FLIGHT && records.replace(ended.checkout().id(), now, ended);
        }

        @Override
        public List<CheckoutRecord> inFlightSince(Instant before, int limit) {
            return List.of();
        }

        int size() {
            return records.size();
        }
    }

    private static final class PaperMembers implements Members {
        private final Map<String, Member> members = new TreeMap<>();

        @Override
        public synchronized OptionalLong add(String login, String password, LongConsumer before) {
            if (members.containsKey(login)) {
                return OptionalLong.empty();
            }
            long id = members.size() + 1L;
            before.accept(id);
            members.put(login, new Member(id, login, password));
            return OptionalLong.of(id);
        }

        @Override
        public int addAll(List<String> logins) {
            return (int) logins.stream().filter(l -> add(l, null, id -> {}).isPresent()).count();
        }

        @Override
        public synchronized Optional<Member> find(String login) {
            return Optional.ofNullable(members.get(login));
        }

        @Override
        public synchronized List<Long> idsOf(List<String> logins) {
            return logins.stream().map(members::get).map(Member::id).toList();
        }

        @Override
        public synchronized List<Member> first(int count) {
            return members.values().stream().limit(count).toList();
        }

        @Override
        public synchronized boolean setPassword(String login, String password) {
            return members.computeIfPresent(login, (l, m) -> new Member(m.id(), l, password)) != null;
        }
    }

    private static final class PaperRevoked implements RevokedSessions {
        private final Set<String> revoked = ConcurrentHashMap.newKeySet();

        @Override
        public void revoke(Session session) {
            revoked.add(session.id());
        }

        @Override
        public CompletionStage<Boolean> isRevoked(Session session) {
            return CompletableFuture.completedFuture(revoked.contains(session.id()));
        }
    }

    private static final class PaperAttempts implements SignInAttempts {
        private final Map<String, Integer> byLogin = new ConcurrentHashMap<>();

        @Override
        public Optional<Duration> count(String login, String address) {
            return byLogin.merge(login, 1, Integer::sum) > PER_LOGIN_MAX ? Optional.of(WINDOW) : Optional.empty();
        }

        @Override
        public void succeeded(String login, String address) {
            byLogin.remove(login);
        }
    }
}
