#!/usr/bin/env python3
"""Makes invented reports of about 500 words as JSONL: stories of an invented country, some told by several outlets, some copied.

usage: reports.py NUMBER [SEED [SHARE]] > reports.jsonl     The same numbers give the same bytes. SHARE of the reports, 0.2 without it, begin a story.
"""
import json, random, sys

TOWNS = "Dalmoor Istrin Karsk Port-Alder Venn-Hollow Terrane-Quay Oumstead Brislow Castrel-Nord Sarnhem Lisk Orrin".split()
FIRST = "Lena Rurik Ivo Mira Oskar Pavo Ressa Marc Nadia Emil Ilse Anton Vera Jonas Tessa Karl".split()
LAST = "Maas Quill Venn Brandl Renk Odell Harrow Kess Tashev Orlo Varga Brandt Aruk Dorvan Hollin Strand".split()
OUTLETS = ["Northern Courier", "Harbour Times", "Evening Ledger", "Istrin Messenger", "Radio Onde", "Lisk Review"]
WHO = ["dockworkers", "students", "farmers", "teachers", "bus drivers", "miners", "nurses", "residents"]
DEEDS = [
    "Police arrested {n} {who} at the {site} in {town} on {day}, {person}, a spokesman for the interior ministry, said.",
    "At least {n} people were killed when a shell hit the {site} in {town} on {day}, the district hospital said.",
    "Soldiers fired tear gas at {who} who had gathered at the {site} on {day}.",
    '"We shall not leave the {site} before the {who} are heard," {person} told reporters in {town}.',
    "{person} accused the governor of {town} of holding back {n} million dollars in aid for the {who}.",
    "The council of {town} agreed on {day} to lift the curfew that it had imposed after the clashes at the {site}.",
    "About {n} thousand people marched from the {site} to the town hall of {town} to demand the resignation of {person}.",
    "{person} denied that the army had taken part in the raid on the {site}.",
    "The union of {who} threatened to strike again unless {person} was released by {day}.",
    "Neighbouring Terrane said that it would send {n} trucks of grain to {town} by {day}.",
    "{n} of the injured were still in hospital on {day}, said {person}, who leads the emergency ward in {town}.",
    "Opposition leader {person} called the arrests at the {site} a crime and asked the {who} of {town} for calm.",
    "A court in {town} sentenced {person} to {n} years in prison for the attack on the {site}.",
]
SITES = ["grain market", "freight depot", "harbour gate", "university", "bridge", "power station", "post office", "bus station"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def story(rng):
    """What is the same in all reports of one story."""
    people = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(4)]
    return {"town": rng.choice(TOWNS), "site": rng.choice(SITES), "who": rng.choice(WHO), "people": people, "n": rng.randint(2, 90), "day": rng.randrange(3000)}


def sentence(rng, s):
    fields = {"n": s["n"] if rng.random() < 0.7 else rng.randint(2, 90), "person": rng.choice(s["people"]), "day": rng.choice(DAYS)}
    return rng.choice(DEEDS).format(town=s["town"].replace("-", " "), site=s["site"], who=s["who"], **fields)


def date(day):
    return f"{2025 + day // 360}-{day % 360 // 30 + 1:02d}-{day % 30 % 28 + 1:02d}"


def main():
    number, rng = int(sys.argv[1]), random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    share = float(sys.argv[3]) if len(sys.argv) > 3 else 0.2
    stories, last = [], None
    for i in range(number):
        if not stories or rng.random() < share:
            stories.append(story(rng))
        s = stories[-1 - min(int(rng.expovariate(0.3)), len(stories) - 1)]
        if last and rng.random() < 0.15:
            text, s = last
        else:
            text = "\n\n".join(" ".join(sentence(rng, s) for _ in range(3)) for _ in range(9))
        last = (text, s)
        title = f"{s['n']} {s['who']} and the {s['site']} of {s['town'].replace('-', ' ')}"
        day = min(s["day"] + rng.randrange(4), 2999)
        print(json.dumps({"id": f"report-{i}", "title": title, "published": date(day), "outlet": rng.choice(OUTLETS), "text": f"{title}\n\n{text}\n"}))


if __name__ == "__main__":
    main()
