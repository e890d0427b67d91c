package dev.lockstep.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A person at the page, whose clicks and filled fields are counted. */
final class Hand {
    final Page page;
    int clicks;
    int fields;

    Hand(Page page) {
        this.page = page;
    }

    void press(String button) {
        click(page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)));
    }

    void click(Locator there) {
        clicks++;
        there.click();
    }

    void fill(String label, String text) {
        fields++;
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }
}
