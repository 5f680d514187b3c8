//! Material: counted things of war or relief that change hands: "gave Ebrin 40,000 tonnes of wheat", "sent 30 tanks to the border".
//!
//! Not things that nobody hands over, nor goods of trade in general.

use dateline_model::{Amount, AmountKind};

/// Whether an amount counts such things.
pub(super) fn counts(amount: &Amount) -> bool {
    amount.kind == AmountKind::Things && amount.unit.as_deref().is_some_and(|u| UNITS.contains(&u))
}

/// Whether a state may send them out as its own force.
pub(super) fn deploys(unit: &str) -> bool {
    matches!(
        unit,
        "aircraft"
            | "bomber"
            | "corvette"
            | "cutter"
            | "destroyer"
            | "drone"
            | "fighter"
            | "frigate"
            | "gunship"
            | "helicopter"
            | "jet"
            | "plane"
            | "ship"
            | "submarine"
            | "tank"
            | "vehicle"
            | "vessel"
            | "warplane"
            | "warship"
    )
}

/// Whether a noun is one of them.
pub(super) fn is_unit(lemma: &str) -> bool {
    UNITS.contains(&lemma)
}

/// Whether a verb hands them over.
pub(super) fn moved(lemma: &str) -> bool {
    matches!(
        lemma,
        "accept"
            | "acquire"
            | "airlift"
            | "chip"
            | "allocate"
            | "arm"
            | "bestow"
            | "buy"
            | "commit"
            | "contribute"
            | "deliver"
            | "despatch"
            | "dispatch"
            | "distribute"
            | "donate"
            | "equip"
            | "export"
            | "ferry"
            | "fly"
            | "furnish"
            | "haul"
            | "get"
            | "gift"
            | "give"
            | "grant"
            | "hand"
            | "import"
            | "lease"
            | "lend"
            | "loan"
            | "obtain"
            | "offer"
            | "order"
            | "pledge"
            | "present"
            | "procure"
            | "promise"
            | "provide"
            | "purchase"
            | "receive"
            | "release"
            | "rush"
            | "sell"
            | "send"
            | "ship"
            | "smuggle"
            | "supply"
            | "transfer"
            | "truck"
    )
}

const UNITS: &[&str] = &[
    "shipment",
    "consignment",
    "boatload",
    "lorryload",
    "truckload",
    "shipload",
    "planeload",
    "aircraft",
    "airliner",
    "airship",
    "ambulance",
    "ampoule",
    "antenna",
    "armoured-car",
    "bag",
    "balaclava",
    "bale",
    "balloon",
    "barge",
    "barrack",
    "barrel",
    "freezer",
    "baton",
    "battery",
    "bazooka",
    "bed",
    "bicycle",
    "binocular",
    "blanket",
    "boat",
    "bomb",
    "bomber",
    "book",
    "boot",
    "bottle",
    "box",
    "bulldozer",
    "bullet",
    "bus",
    "bushel",
    "camel",
    "camera",
    "camper",
    "canister",
    "cannon",
    "canoe",
    "car",
    "caravan",
    "carbine",
    "carrier",
    "carton",
    "cartridge",
    "computer",
    "container",
    "corvette",
    "cot",
    "cow",
    "crane",
    "crate",
    "cubic-metre",
    "cutter",
    "cylinder",
    "desk",
    "destroyer",
    "detector",
    "dhow",
    "dinghy",
    "dose",
    "drone",
    "engine",
    "excavator",
    "ferry",
    "fighter",
    "freighter",
    "frigate",
    "gallon",
    "generator",
    "glider",
    "goat",
    "goggle",
    "grenade",
    "grenade-launcher",
    "gun",
    "gunship",
    "handset",
    "harvester",
    "helicopter",
    "helmet",
    "horse",
    "hospital",
    "house",
    "hovercraft",
    "howitzer",
    "incubator",
    "interceptor",
    "jeep",
    "jet",
    "kayak",
    "kilo",
    "kilogram",
    "kilogramme",
    "kit",
    "laptop",
    "launcher",
    "launchpad",
    "litre",
    "locomotive",
    "lorry",
    "machinegun",
    "magazine",
    "mask",
    "mattress",
    "meal",
    "megawatt",
    "microscope",
    "mine",
    "minibus",
    "missile",
    "mortar",
    "mortar-round",
    "motorbike",
    "motorcycle",
    "mule",
    "pallet",
    "panel",
    "parcel",
    "phone",
    "pickup",
    "pistol",
    "plane",
    "plough",
    "pole",
    "pump",
    "radar",
    "radio",
    "raft",
    "ration",
    "revolver",
    "rifle",
    "robot",
    "rocket",
    "round",
    "sack",
    "satellite",
    "scanner",
    "scope",
    "seedling",
    "sensor",
    "server",
    "sheep",
    "shell",
    "shelter",
    "shield",
    "ship",
    "simcard",
    "simulator",
    "skiff",
    "stove",
    "submarine",
    "syringe",
    "tablet",
    "tank",
    "tanker",
    "tarpaulin",
    "tent",
    "terminal",
    "test",
    "textbook",
    "ton",
    "tonne",
    "tool",
    "torpedo",
    "tractor",
    "trailer",
    "trainer",
    "transformer",
    "transmitter",
    "trawler",
    "truck",
    "tug",
    "turbine",
    "turret",
    "tyre",
    "uniform",
    "vaccine",
    "van",
    "vehicle",
    "ventilator",
    "vessel",
    "vest",
    "wagon",
    "warhead",
    "warplane",
    "warship",
    "weapon",
];
