package seckill.launcher.bench;

import java.io.IOException;
import seckill.launcher.demo.ShopApi;

/** Times requests. */
interface Stopwatch {

    /** For turns that only warm up. */
    Stopwatch OFF = (scenario, request) -> request.send();

    /** Sends it, and notes how long it took if it was accepted. */
    ShopApi.Answer time(String scenario, Request request) throws IOException;

    /** Something that is sent and answered. */
    interface Request {
        ShopApi.Answer send() throws IOException;
    }
}
