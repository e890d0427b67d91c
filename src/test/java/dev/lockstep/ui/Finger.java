package dev.lockstep.ui;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** One finger on a screen, as Chromium takes it: what the page sees are its own touch and pointer events. */
final class Finger {
    private static final int STEPS = 8;

    private final CDPSession screen;
    private double x;
    private double y;

    Finger(Page page) {
        screen = page.context().newCDPSession(page);
    }

    static NewContextOptions screen(int width, int height) {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(true)
                .setIsMobile(true);
    }

    void downOn(Locator what) {
        middle(what.boundingBox());
        send("touchStart", true);
    }

    void moveTo(Locator what) {
        var from = new double[] {x, y};
        middle(what.boundingBox());
        moveFrom(from[0], from[1]);
    }

    void moveTo(double toX, double toY) {
        var from = new double[] {x, y};
        x = toX;
        y = toY;
        moveFrom(from[0], from[1]);
    }

    void up() {
        send("touchEnd", false);
    }

    /** The screen takes the finger away: a call comes in, a palm lies down. */
    void taken() {
        send("touchCancel", false);
    }

    private void moveFrom(double fromX, double fromY) {
        double toX = x;
        double toY = y;
        for (int step = 1; step <= STEPS; step++) {
            x = fromX + (toX - fromX) * step / STEPS;
            y = fromY + (toY - fromY) * step / STEPS;
            send("touchMove", true);
        }
    }

    private void middle(BoundingBox box) {
        x = box.x + box.width / 2;
        y = box.y + box.height / 2;
    }

    private void send(String type, boolean touches) {
        var points = new JsonArray();
        if (touches) {
            var point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        screen.send("Input.dispatchTouchEvent", event);
    }
}
