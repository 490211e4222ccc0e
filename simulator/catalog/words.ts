/** Splits words. The generated catalog combines the words into names of invented artists. */
const splitWords = (text: string): readonly string[] => text.trim().split(/\s+/);

export const firstNames = splitWords(`
  Ada Alma Anouk Ansel Astrid Aurelio Basil Beatrix Bram Calla Casimir Cleo Corin Dagny Delphine Dorian Edda Elio Elspeth
  Emeka Enid Esme Fabian Faye Fenna Florin Gemma Gideon Greta Hana Hollis Ida Ines Ingrid Ivo Jasper Jorunn Juno Kaia Kofi
  Lale Leif Lior Lotte Lucan Mabel Maren Marisol Matteo Mina Mireille Nadia Nell Niko Noor Odalys Olive Orla Otis Paloma
  Pascal Petra Quill Rafa Ravi Remy Rosalind Rufus Sabine Samira Sanna Selma Signe Silas Soren Talia Tamsin Teo Thandi
  Tilda Tomas Una Uriel Vera Viggo Wanda Wilf Xanthe Yara Yusuf Zelda Zora`);

export const lastNames = splitWords(`
  Abernathy Adeyemi-Cole Alder Amberley Ashdown Bellweather Birkett Blackwood-Ruiz Bramble Brightwater Calloway-Finch
  Cardew Castellane Copperfield-Moss Crane-Okafor Darkwater Dunmore Eastlake Ellery Fairweather Fenwick Ferreira-Holm
  Foxglove Galloway-Reed Garland Glasspool Greenhalgh Halloran-Voss Harrowgate Hawksworth Hollowell Inkpen Isaksen-Lowe
  Jessamy Kestrelle Kirkbride Lanternman Larkspur Lindgren-Shaw Lockhart-Osei Longbourne Marchbanks Marlowe-Day Merriwether
  Mistral Moonen Nakagawa-Pryce Nightingale-Roe Northcott Oakhurst Okonjo-Vale Osterling Pallister Peverell Pomeroy-Lund
  Quillfeather Ravensdale Redfern-Ito Rosewater Rowntree-Silva Saltmarsh Sandoval-Kerr Silverlake Sorrell Stormont-Achebe
  Summerhayes Tallis Tamarind Thistlewood Thornbury-Diaz Umbridge-Sato Valerian Vanterpool Wainscott Waterhouse-Ndiaye
  Wexcombe Whitlock-Bauer Wildgoose Winterbourne Woolgar Yarrow Zephyrine`);

export const adjectives = splitWords(`
  Amber Ashen Blue Borrowed Brass Bright Broken Burning Careless Cardboard Cinnamon Clockwork Cold Copper Crimson Crooked
  Crystal Distant Double Drowsy Dusty Early Easy Electric Empty Endless Faded Feral Foreign Fragile Frozen Gentle Gilded
  Golden Green Half Hidden Hollow Honest Humid Idle Indigo Invisible Iron Ivory Lavender Lazy Little Lonely Long Lost Lucid
  Lunar Marble Midnight Mild Milk Narrow Neon Northern Paper Patient Perfect Plastic Polar Quiet Rapid Reckless Restless
  Rose Rough Rusty Sacred Salt Scarlet Second Secret Silent Silver Simple Sleepy Slow Small Soft Solar Southern Spare
  Static Steady Stolen Strange Sudden Sunday Sweet Tall Tender Thin Thousand Tidal Tin Tropical Twin Unfinished Velvet
  Violet Wandering Warm Weightless Western White Wide Wild Winter Wooden Yellow Young`);

export const nouns = splitWords(`
  Almanac Anchor Apartment Arcade Archive Avenue Balcony Ballad Bell Birthday Blanket Bloom Boulevard Bridge Bruise Canyon
  Carousel Cathedral Ceiling Chapel Cinema Circus Cliff Cloud Coast Comet Compass Coral Corner Crossing Curtain Dawn
  Daylight Desert Diary Dream Echo Elevator Ember Engine Escape Evening Fable Feather Ferry Fever Field Fire Firework Flood
  Forest Fountain Garden Ghost Glacier Glass Gravity Harbour Harvest Heart Heatwave Highway Holiday Horizon Hotel Hour
  House Hurricane Island Jungle Kingdom Kite Ladder Lagoon Lantern Letter Library Light Lighthouse Lion Machine Magnet Map
  Meadow Memory Meteor Mile Mirror Monsoon Moon Morning Motel Mountain Museum Neighbour Night Ocean Orbit Orchard Palace
  Parade Passenger Pavement Petal Photograph Picnic Pilot Planet Pocket Postcard Prism Promise Queue Radio Railway Rain
  Reservoir Ribbon Ritual River Rocket Roof Room Rose Rumour Satellite Season Secret Shadow Shoreline Signal Skyline Snow
  Souvenir Spark Staircase Station Stone Storm Story Street Summer Sunrise Suburb Swan Telescope Theatre Thread Thunder
  Tide Tiger Tower Traffic Train Tunnel Umbrella Valley Vineyard Voice Voyage Wave Weather Whisper Wilderness Willow Window
  Wolf Wonder`);

export const verbs = splitWords(`
  Asking Becoming Believing Breathing Building Calling Carrying Catching Chasing Choosing Circling Climbing Counting
  Crossing Dancing Diving Dreaming Drifting Driving Falling Finding Floating Flying Following Forgetting Gathering Growing
  Holding Hoping Keeping Learning Leaving Listening Losing Meeting Missing Moving Naming Opening Painting Reading
  Remembering Returning Running Saving Searching Sending Shaking Singing Sleeping Speaking Spinning Standing Swimming
  Talking Tracing Turning Waiting Waking Walking Watching Whispering Writing`);

export const places = splitWords(`
  Alderbrook Bellhaven Brightport Calder Cinder Cove Dovecote Drumlin Elmstead Ferncliff Glasshouse Greywater Hartwell
  Holloway Juniper Kestrel Larkhill Marrow Millrace Northgate Oldcastle Palmetto Quarry Riverside Saltburn Sevenoaks
  Skylark Southbank Thistledown Umber Vesper Westmoor Windmill Wrenfield Yarrowdale`);

export const groups = splitWords(`
  Architects Astronauts Beekeepers Botanists Brothers Cartographers Cousins Daughters Divers Drummers Electricians Engineers
  Family Ferrymen Foxes Gardeners Herons Islanders Jugglers Kings Librarians Magpies Messengers Neighbours Nomads Orphans
  Owls Painters Pilots Poets Postmen Rangers Rascals Sailors Satellites Sisters Skaters Sparrows Strangers Surveyors
  Swimmers Tailors Tenants Travellers Twins Voyagers Weathermen Witnesses Wolves`);

/** Beginnings and endings of invented words. */
export const coinedBeginnings = splitWords(`
  Ald Bri Cal Dov El Fen Gal Hal Ish Jun Kel Lum Lys Mav Mir Nev Nor Or Pel Quin Rav Sol Syl Tal Tor Vel Vin Wyn Yar Zan`);

export const coinedEndings = splitWords(`ara io elle una ix ode ane ova eth iko ume alia enko aya orra`);
